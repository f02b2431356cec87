package org.fos.checker.value;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes values. */
public final class Values {
    private static final int MOST_KEPT = 4096;
    private static final Map<String, StringValue> STRINGS = new ConcurrentHashMap<>();

    private Values() {}

    /** {@code TRUE} or {@code FALSE}. */
    public static BoolValue bool(boolean truth) {
        return truth ? BoolValue.TRUE : BoolValue.FALSE;
    }

    /** An integer. */
    public static IntValue integer(long number) {
        return IntValue.of(number);
    }

    /** An integer of any size. */
    public static IntValue integer(BigInteger number) {
        return IntValue.of(number);
    }

    /** A string; one object for each of those first asked for, which is soon told from others. */
    public static StringValue string(String text) {
        if (STRINGS.size() >= MOST_KEPT) {
            StringValue known = STRINGS.get(text);
            return known == null ? new StringValue(text) : known;
        }
        return STRINGS.computeIfAbsent(text, StringValue::new);
    }

    /**
     * A model value.
     *
     * @throws IllegalArgumentException if the name is no TLA+ identifier
     */
    public static ModelValue model(String name) {
        return new ModelValue(name);
    }

    /** The set of these values; one that is given twice counts once. */
    public static SetValue set(Value... elements) {
        return SetValue.of(Arrays.asList(elements));
    }

    /** The set of these values; one that is given twice counts once. */
    public static SetValue set(Iterable<? extends Value> elements) {
        return SetValue.of(elements);
    }

    /** The tuple of these values, in this order. */
    public static FunctionValue tuple(Value... elements) {
        return FunctionValue.tuple(Arrays.asList(elements));
    }

    /** The tuple or sequence of these values, in this order. */
    public static FunctionValue tuple(List<? extends Value> elements) {
        return FunctionValue.tuple(elements);
    }

    /** The record with these fields. */
    public static FunctionValue record(Map<String, ? extends Value> fields) {
        return FunctionValue.record(fields);
    }

    /** The function that maps each key to its value. */
    public static FunctionValue function(Map<? extends Value, ? extends Value> entries) {
        return FunctionValue.of(entries);
    }
}
