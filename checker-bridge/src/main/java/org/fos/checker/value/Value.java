package org.fos.checker.value;

import org.jspecify.annotations.Nullable;

/**
 * A TLA+ value. Values are immutable, and equal when TLA+ says so: tuples, sequences and records
 * are functions and are compared by what they map to what, and all empty functions are one value.
 * Where TLA+ leaves equality open and TLC refuses to compare (a number and a string, say), two
 * values of different kinds are different.
 *
 * <p>The order is total and agrees with {@code equals}: first by kind (Booleans, integers, strings,
 * model values, sets, functions), then by content. It has no meaning in TLA+; it makes output and
 * iteration repeatable.
 *
 * <p>{@code toString} gives TLA+ syntax, which {@code ValueParser} reads back to an equal value.
 */
public abstract sealed class Value implements Comparable<Value>, Description
        permits BoolValue, IntValue, StringValue, ModelValue, SetValue, FunctionValue {

    Value() {}

    @Override
    public abstract boolean equals(@Nullable Object other);

    @Override
    public abstract int hashCode();

    @Override
    public abstract String toString();

    /** The kind's place in the total order, from 0. */
    public abstract int kind();

    @Override
    public final boolean fits(Value value) {
        return equals(value);
    }

    @Override
    public final Value value() {
        return this;
    }
}
