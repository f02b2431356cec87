package org.fos.checker.step;

import org.fos.checker.value.Value;

import java.util.List;

/**
 * A part of a formula with its value.
 *
 * @param text the part: a place in the state as {@code lock[m2].txn}, or as it is written
 * @param value what it is worth
 * @param variable the variable that it is a part of; empty if it is not simply a place in the state
 *     before the step
 * @param keys the way into the variable's value, applied one after the other
 */
public record Seen(String text, Value value, String variable, List<Value> keys) {
    public Seen {
        keys = List.copyOf(keys);
    }

    /** A part that is no place in the state. */
    public static Seen of(String text, Value value) {
        return new Seen(text, value, "", List.of());
    }

    @Override
    public String toString() {
        return text + " = " + value;
    }
}
