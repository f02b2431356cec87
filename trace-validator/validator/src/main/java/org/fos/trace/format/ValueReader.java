package org.fos.trace.format;

import com.fasterxml.jackson.core.JsonToken;

import org.fos.checker.step.ConstantBinding;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decodes values; knows which strings stand for model values. */
final class ValueReader {
    private static final int EXACT_BITS = 53;
    private static final String KINDS = "#bigint, #tup, #set, #map";

    private final Set<String> modelValues;

    ValueReader(Set<String> modelValues) {
        this.modelValues = modelValues;
    }

    /** Reads the value that the line is at. */
    Value read(JsonLine line) throws Malformed {
        return switch (line.current()) {
            case VALUE_STRING -> string(line.text());
            case VALUE_TRUE -> Values.bool(true);
            case VALUE_FALSE -> Values.bool(false);
            case VALUE_NUMBER_INT -> integer(line.text());
            case START_ARRAY -> Values.tuple(elements(line));
            case START_OBJECT -> object(line);
            case VALUE_NULL -> throw new Malformed("null is no value; leave the field out");
            default ->
                    throw new Malformed(
                            "a number must be an integer, got "
                                    + line.text()
                                    + "; record a whole number of a smaller unit");
        };
    }

    /** Reads what a constant stands for. */
    ConstantBinding binding(JsonLine line) throws Malformed {
        if (line.current() != JsonToken.START_OBJECT) {
            return new ConstantBinding.Given(read(line));
        }
        if (line.next() != JsonToken.END_OBJECT && line.text().equals("#def")) {
            JsonToken unused = line.next();
            String name = line.name("#def");
            requireEnd(line, "#def");
            return new ConstantBinding.Definition(name);
        }
        return new ConstantBinding.Given(begun(line));
    }

    private Value string(String text) {
        return modelValues.contains(text) ? Values.model(text) : Values.string(text);
    }

    private static Value integer(String text) throws Malformed {
        BigInteger number = new BigInteger(text);
        if (number.abs().bitLength() > EXACT_BITS) {
            throw new Malformed(
                    "the number %s has more than %d bits; write {\"#bigint\":\"%s\"}"
                            .formatted(text, EXACT_BITS, text));
        }
        return Values.integer(number);
    }

    private Value object(JsonLine line) throws Malformed {
        JsonToken unused = line.next();
        return begun(line);
    }

    /** Reads an object whose first field, or end, the line is at. */
    private Value begun(JsonLine line) throws Malformed {
        if (line.current() == JsonToken.END_OBJECT) {
            return Values.tuple();
        }
        String first = line.text();
        JsonToken token = line.next();
        if (!first.startsWith("#")) {
            return record(line, first);
        }
        Value value =
                switch (first) {
                    case "#tup" -> Values.tuple(elements(line, token, first));
                    case "#set" -> Values.set(elements(line, token, first));
                    case "#map" -> map(line);
                    case "#bigint" -> big(line);
                    default ->
                            throw new Malformed(
                                    "no kind of value is called %s; expected one of %s"
                                            .formatted(first, KINDS));
                };
        requireEnd(line, first);
        return value;
    }

    private static void requireEnd(JsonLine line, String kind) throws Malformed {
        if (line.next() != JsonToken.END_OBJECT) {
            throw new Malformed(
                    "an object with %s must have no other field, got %s"
                            .formatted(kind, line.text()));
        }
    }

    private Value record(JsonLine line, String first) throws Malformed {
        Map<String, Value> fields = new HashMap<>();
        fields.put(first, read(line));
        line.fields(
                name -> {
                    if (name.startsWith("#")) {
                        throw new Malformed("a record's field must not begin with #, got " + name);
                    }
                    fields.put(name, read(line));
                });
        return Values.record(fields);
    }

    private List<Value> elements(JsonLine line, JsonToken token, String kind) throws Malformed {
        if (token != JsonToken.START_ARRAY) {
            throw new Malformed("%s must be an array, got %s".formatted(kind, line.describe()));
        }
        return elements(line);
    }

    private List<Value> elements(JsonLine line) throws Malformed {
        List<Value> all = new ArrayList<>();
        while (line.next() != JsonToken.END_ARRAY) {
            all.add(read(line));
        }
        return all;
    }

    private Value map(JsonLine line) throws Malformed {
        Map<Value, Value> entries = new HashMap<>();
        line.array(
                "#map",
                () -> {
                    List<Value> pair = elements(line, line.current(), "a pair of #map");
                    if (pair.size() != 2) {
                        throw new Malformed(
                                "#map holds pairs [key, value], got %d elements"
                                        .formatted(pair.size()));
                    }
                    if (entries.put(pair.getFirst(), pair.getLast()) != null) {
                        throw new Malformed("#map has the key %s twice".formatted(pair.getFirst()));
                    }
                });
        return Values.function(entries);
    }

    private static Value big(JsonLine line) throws Malformed {
        String digits = line.string("#bigint");
        if (!digits.matches("-?[0-9]{1,10000}")) {
            throw new Malformed("#bigint must be a string of decimal digits, got " + digits);
        }
        return Values.integer(new BigInteger(digits));
    }
}
