package org.fos.trace.format;

import org.fos.checker.step.ConstantBinding;
import org.fos.checker.value.ModelValue;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads a header, whose fields may come in any order. */
final class HeaderReader {
    private static final String FIELDS =
            "fos-trace, run, spec, instance, recorder, incarnation, recorders, modelValues,"
                    + " constants, provenance";
    private static final String EXAMPLE =
            "{\"fos-trace\":1,\"run\":\"r1\",\"spec\":\"Lock\",\"constants\":{}}";

    private @Nullable String run;
    private @Nullable String spec;
    private @Nullable String instance;
    private @Nullable String recorder;
    private OptionalInt incarnation = OptionalInt.empty();
    private List<String> recorders = List.of();
    private final SortedSet<String> modelValues;
    private @Nullable Map<String, ConstantBinding> constants;
    private final Map<String, String> provenance = new LinkedHashMap<>();

    private HeaderReader(SortedSet<String> modelValues) {
        this.modelValues = modelValues;
    }

    static Header read(String text) throws Malformed {
        return new HeaderReader(modelValues(text)).header(text);
    }

    /** What decodes the constants may stand behind them, so it is read first. */
    private static SortedSet<String> modelValues(String text) throws Malformed {
        SortedSet<String> names = new TreeSet<>();
        Set<String> fields = new HashSet<>();
        JsonLine line = new JsonLine(text);
        line.document(
                field -> {
                    fields.add(field);
                    if (field.equals("modelValues")) {
                        names.addAll(line.strings(field));
                    } else {
                        String unused = line.any();
                    }
                });
        require(fields.contains("fos-trace") ? fields : null, "fos-trace");
        for (String name : names) {
            if (!ModelValue.isName(name)) {
                throw new Malformed(
                        "modelValues: \"%s\" is no TLA+ identifier; name model values by letters,"
                                        .formatted(name)
                                + " digits and underscores");
            }
        }
        return names;
    }

    private Header header(String text) throws Malformed {
        JsonLine line = new JsonLine(text);
        line.document(field -> field(line, field));
        if (recorder != null && !recorders.isEmpty() && !recorders.contains(recorder)) {
            throw new Malformed(
                    "recorders must hold the recorder itself, recorder=%s recorders=%s"
                            .formatted(recorder, recorders));
        }
        return new Header(
                require(run, "run"),
                require(spec, "spec"),
                Optional.ofNullable(instance),
                Optional.ofNullable(recorder),
                incarnation,
                recorders,
                modelValues,
                require(constants, "constants"),
                provenance);
    }

    private void field(JsonLine line, String field) throws Malformed {
        switch (field) {
            case "fos-trace" -> version(line);
            case "run" -> run = line.name(field);
            case "spec" -> spec = line.name(field);
            case "instance" -> instance = line.name(field);
            case "recorder" -> recorder = line.name(field);
            case "incarnation" ->
                    incarnation =
                            OptionalInt.of(
                                    (int) Math.min(Integer.MAX_VALUE, line.integer(field, 1)));
            case "recorders" -> recorders = line.strings(field);
            case "modelValues" -> {
                List<String> unused = line.strings(field);
            }
            case "constants" -> {
                Map<String, ConstantBinding> all = new LinkedHashMap<>();
                ValueReader values = new ValueReader(modelValues);
                line.object(field, name -> all.put(name, values.binding(line)));
                constants = all;
            }
            case "provenance" -> line.object(field, name -> provenance.put(name, line.any()));
            default ->
                    throw new Malformed(
                            "the header has no field called %s; expected some of: %s"
                                    .formatted(field, FIELDS));
        }
    }

    private static void version(JsonLine line) throws Malformed {
        long version = line.integer("fos-trace", 0);
        if (version != 1) {
            throw new Malformed(
                    "this is version %d of the trace format; only version 1 can be read"
                            .formatted(version));
        }
    }

    private static <T> T require(@Nullable T value, String field) throws Malformed {
        if (value == null) {
            throw new Malformed(
                    "the header lacks %s; the first line must be like %s"
                            .formatted(field, EXAMPLE));
        }
        return value;
    }
}
