package org.fos.trace.format;

import org.fos.checker.value.Value;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A fact about the state after a step.
 *
 * @param variable the variable that it is about
 * @param keys the way into the variable's value, applied one after the other
 * @param is the value found there
 */
public record Fact(String variable, List<Value> keys, Value is) {
    public Fact {
        keys = List.copyOf(keys);
    }

    /** The path as TLA+ writes it: {@code lock[m2][k1]}. */
    public String path() {
        return keys.stream()
                .map(key -> "[" + key + "]")
                .collect(Collectors.joining("", variable, ""));
    }

    @Override
    public String toString() {
        return path() + " = " + is;
    }
}
