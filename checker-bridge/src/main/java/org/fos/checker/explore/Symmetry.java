package org.fos.checker.explore;

import org.fos.checker.value.Value;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The permutations under which a specification is symmetric, closed under composition. */
final class Symmetry {
    private Symmetry() {}

    /** The group that permutations generate; the identity, which exchanges nothing, comes first. */
    static List<Map<Value, Value>> group(List<Map<Value, Value>> generators) {
        Set<Map<Value, Value>> all = new LinkedHashSet<>();
        all.add(Map.of());
        ArrayDeque<Map<Value, Value>> open = new ArrayDeque<>();
        open.add(Map.of());
        while (!open.isEmpty()) {
            Map<Value, Value> permutation = open.remove();
            for (Map<Value, Value> generator : generators) {
                Map<Value, Value> composed = composed(permutation, generator);
                if (all.add(composed)) {
                    open.add(composed);
                }
            }
        }
        return new ArrayList<>(all);
    }

    /** First one, then the other; what stays as it is is left out. */
    private static Map<Value, Value> composed(Map<Value, Value> first, Map<Value, Value> then) {
        Map<Value, Value> composed = new HashMap<>();
        Set<Value> moved = new LinkedHashSet<>(first.keySet());
        moved.addAll(then.keySet());
        for (Value value : moved) {
            Value between = first.getOrDefault(value, value);
            Value image = then.getOrDefault(between, between);
            if (!image.equals(value)) {
                composed.put(value, image);
            }
        }
        return Map.copyOf(composed);
    }
}
