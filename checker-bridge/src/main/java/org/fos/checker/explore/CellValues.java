package org.fos.checker.explore;

import org.fos.checker.engine.CellPath;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that one cell has held so far, numbered from 0, and what each adds to fingerprints.
 */
final class CellValues {
    private final Map<Value, Integer> numbers = new HashMap<>();
    private final boolean part;
    private final List<Map<Value, Value>> permutations;

    /** The cell's place in a state's hash, permuted by each permutation; the identity first. */
    private final long[] placesLow;

    private final long[] placesHigh;

    Value[] values = new Value[4];

    /**
     * What each value adds: for each value by its number, for each permutation, the low half and
     * then the high half.
     */
    long[] adds;

    CellValues(CellPath path, List<Map<Value, Value>> permutations) {
        this.part = path.part();
        this.permutations = permutations;
        int n = permutations.size();
        placesLow = new long[n];
        placesHigh = new long[n];
        adds = new long[4 * 2 * n];
        for (int p = 0; p < n; p++) {
            placesLow[p] = place(StateHash.LOW, path, permutations.get(p));
            placesHigh[p] = place(StateHash.HIGH, path, permutations.get(p));
        }
    }

    private static long place(StateHash hash, CellPath path, Map<Value, Value> permutation) {
        long place = hash.variable(path.variable());
        for (Value argument : path.arguments()) {
            place = hash.argument(place, permuted(argument, permutation));
        }
        return place;
    }

    int size() {
        return numbers.size();
    }

    /** The number of a value, a new one if it is new. */
    int number(Value value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        numbers.put(value, number);
        if (number == values.length) {
            values = Arrays.copyOf(values, 2 * number);
            adds = Arrays.copyOf(adds, 2 * adds.length);
        }
        values[number] = value;
        int n = placesLow.length;
        for (int p = 0; p < n; p++) {
            Value permuted = permuted(value, permutations.get(p));
            int at = 2 * (number * n + p);
            adds[at] = added(StateHash.LOW, placesLow[p], permuted);
            adds[at + 1] = added(StateHash.HIGH, placesHigh[p], permuted);
        }
        return number;
    }

    private long added(StateHash hash, long place, Value value) {
        return part && value instanceof SetValue set
                ? hash.elements(place, set)
                : hash.of(place, value);
    }

    /** A value with model values exchanged. */
    static Value permuted(Value value, Map<Value, Value> permutation) {
        if (permutation.isEmpty()) {
            return value;
        }
        return switch (value) {
            case SetValue set -> {
                Value[] all = new Value[set.size()];
                for (int i = 0; i < all.length; i++) {
                    all[i] = permuted(set.element(i), permutation);
                }
                yield SetValue.of(all, all.length);
            }
            case FunctionValue function -> {
                Map<Value, Value> entries = new LinkedHashMap<>();
                for (int i = 0; i < function.size(); i++) {
                    entries.put(
                            permuted(function.places().argument(i), permutation),
                            permuted(function.value(i), permutation));
                }
                yield FunctionValue.of(entries);
            }
            default -> permutation.getOrDefault(value, value);
        };
    }
}
