package org.fos.trace.record;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first line of a trace: which run of which spec was recorded, by whom, with which constants.
 *
 * <p>Fields are written in a fixed order, entries of {@code constants} and {@code provenance} in
 * the order in which they were added.
 */
public final class TraceHeader {
    private final byte[] json;

    private TraceHeader(Builder from) {
        JsonBytes out = new JsonBytes().put('{').field("fos-trace").number(1);
        out.field("run").string(from.run).field("spec").string(from.spec);
        if (from.instance != null) {
            out.field("instance").string(from.instance);
        }
        if (from.recorder != null) {
            out.field("recorder").string(from.recorder);
        }
        if (from.incarnation > 0) {
            out.field("incarnation").number(from.incarnation);
        }
        if (!from.recorders.isEmpty()) {
            strings(out.field("recorders"), from.recorders);
        }
        strings(out.field("modelValues"), from.modelValues);
        values(out.field("constants"), from.constants);
        values(out.field("provenance"), from.provenance);
        json = out.put('}').toBytes();
    }

    /**
     * Begins a header.
     *
     * @param run the name of the run, shared by all its files
     * @param spec the module's name, without a directory and without {@code .tla}
     */
    public static Builder builder(String run, String spec) {
        return new Builder(named("run", run), named("spec", spec));
    }

    byte[] json() {
        return json;
    }

    private static void strings(JsonBytes out, Collection<String> texts) {
        out.put('[');
        texts.forEach(text -> out.separate().string(text));
        out.put(']');
    }

    private static void values(JsonBytes out, Map<String, Object> values) {
        out.put('{');
        values.forEach((name, value) -> out.field(name).value(value));
        out.put('}');
    }

    private static String named(String field, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank, " + field + "=" + name);
        }
        return name;
    }

    /** Gathers a header's fields. */
    public static final class Builder {
        private final String run;
        private final String spec;
        private @Nullable String instance;
        private @Nullable String recorder;
        private int incarnation;
        private final List<String> recorders = new ArrayList<>();
        private final Set<String> modelValues = new LinkedHashSet<>();
        private final Map<String, Object> constants = new LinkedHashMap<>();
        private final Map<String, Object> provenance = new LinkedHashMap<>();

        private Builder(String run, String spec) {
            this.run = run;
            this.spec = spec;
        }

        /** Names the instance of the spec; needed where a run holds several. */
        public Builder instance(String name) {
            instance = named("instance", name);
            return this;
        }

        /** Names the recorder that writes this file; needed where a run has several files. */
        public Builder recorder(String name) {
            recorder = named("recorder", name);
            return this;
        }

        /**
         * Counts the restarts of the recorder.
         *
         * @param number 1 for the first life
         */
        public Builder incarnation(int number) {
            if (number < 1) {
                throw new IllegalArgumentException(
                        "incarnation counts from 1, incarnation=" + number);
            }
            incarnation = number;
            return this;
        }

        /** Names all recorders of the instance, this one among them. */
        public Builder recorders(Collection<String> names) {
            names.forEach(name -> recorders.add(named("recorder", name)));
            return this;
        }

        /** Says that these strings stand for model values of the spec. */
        public Builder modelValues(Collection<String> names) {
            modelValues.addAll(names);
            return this;
        }

        /** Gives a constant its value; a name given twice is misuse. */
        public Builder constant(String name, Object value) {
            return once(constants, "constant", name, value);
        }

        /** Adds a fact that a replay needs: a seed, a commit, a machine. */
        public Builder provenance(String name, Object value) {
            return once(provenance, "provenance", name, value);
        }

        private Builder once(Map<String, Object> map, String what, String name, Object value) {
            var unused = new JsonBytes().value(value);
            if (map.putIfAbsent(named(what, name), value) != null) {
                throw new IllegalArgumentException(what + " given twice, name=" + name);
            }
            return this;
        }

        /**
         * The header.
         *
         * @throws IllegalStateException if {@code recorders} does not hold the recorder itself
         */
        public TraceHeader build() {
            if (recorder != null && !recorders.isEmpty() && !recorders.contains(recorder)) {
                throw new IllegalStateException(
                        "recorders must hold the recorder itself, recorder=%s recorders=%s"
                                .formatted(recorder, recorders));
            }
            return new TraceHeader(this);
        }
    }
}
