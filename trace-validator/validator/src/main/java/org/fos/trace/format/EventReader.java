package org.fos.trace.format;

import com.google.common.collect.ImmutableMap;

import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one line behind the header, whose fields may come in any order. */
final class EventReader {
    private static final String FIELDS =
            "seq, action, args, after, receives, sends, clock, time, source; or seq and end";

    private final ValueReader values;
    private final JsonLine line;
    private OptionalLong seq = OptionalLong.empty();
    private @Nullable String action;
    private boolean end;
    private String other = "";
    private Map<String, Value> args = ImmutableMap.of();
    private List<Fact> after = List.of();
    private List<String> receives = List.of();
    private List<String> sends = List.of();
    private Map<String, Long> clock = ImmutableMap.of();
    private OptionalLong time = OptionalLong.empty();
    private Optional<String> source = Optional.empty();

    EventReader(String text, ValueReader values) throws Malformed {
        this.values = values;
        line = new JsonLine(text);
        line.document(this::field);
        if (seq.isEmpty()) {
            throw new Malformed("the event lacks seq; number the events of a file from 1");
        }
        if (end && (action != null || !other.isEmpty())) {
            throw new Malformed("the line that ends the record must hold seq and end only");
        }
        if (!end && action == null) {
            throw new Malformed("the event lacks action; name the spec's action that it is");
        }
    }

    /** Whether this line ends the record. */
    boolean isEnd() {
        return end;
    }

    long seq() {
        return seq.orElseThrow();
    }

    Event event(long lineNumber) {
        return new Event(
                seq(),
                lineNumber,
                String.valueOf(action),
                args,
                after,
                receives,
                sends,
                clock,
                time,
                source);
    }

    private void field(String field) throws Malformed {
        if (!field.equals("seq") && !field.equals("end")) {
            other = field;
        }
        switch (field) {
            case "seq" -> seq = OptionalLong.of(line.integer(field, 1));
            case "end" -> {
                if (!line.text().equals("true")) {
                    throw new Malformed("end must be true, got " + line.describe());
                }
                end = true;
            }
            case "action" -> action = line.name(field);
            case "args" -> {
                Map<String, Value> all = new LinkedHashMap<>();
                line.object(field, name -> all.put(name, values.read(line)));
                args = all;
            }
            case "after" -> {
                List<Fact> all = new ArrayList<>();
                line.array(field, () -> all.add(fact()));
                after = all;
            }
            case "receives" -> receives = line.strings(field);
            case "sends" -> sends = line.strings(field);
            case "clock" -> clock = line.counts(field);
            case "time" -> time = OptionalLong.of(line.integer(field, 0));
            case "source" -> source = Optional.of(line.name(field));
            default ->
                    throw new Malformed(
                            "an event has no field called %s; expected some of: %s"
                                    .formatted(field, FIELDS));
        }
    }

    private Fact fact() throws Malformed {
        List<String> variable = new ArrayList<>();
        List<Value> keys = new ArrayList<>();
        List<Value> is = new ArrayList<>();
        line.object(
                "an element of after",
                field -> {
                    switch (field) {
                        case "at" -> path(variable, keys);
                        case "is" -> is.add(values.read(line));
                        default ->
                                throw new Malformed(
                                        "an element of after holds at and is, got " + field);
                    }
                });
        if (variable.isEmpty() || is.isEmpty()) {
            throw new Malformed(
                    "an element of after must be like {\"at\":[\"variable\",key],\"is\":value}");
        }
        return new Fact(variable.getFirst(), keys, is.getFirst());
    }

    private void path(List<String> variable, List<Value> keys) throws Malformed {
        line.array(
                "at",
                () -> {
                    if (variable.isEmpty()) {
                        variable.add(line.name("a variable's name in at"));
                    } else {
                        keys.add(values.read(line));
                    }
                });
    }
}
