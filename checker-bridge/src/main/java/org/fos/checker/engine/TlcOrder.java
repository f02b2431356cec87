package org.fos.checker.engine;

import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The order in which TLC tries the elements of a set, on which depends what CHOOSE chooses. TLC
 * orders strings and model values by when it first met them.
 */
final class TlcOrder {
    private final Map<String, Integer> strings;
    private final Map<String, Integer> models;
    private final Comparator<Value> comparator = this::compare;

    /** An order in which names come as they are ranked; others come last, by their text. */
    TlcOrder(Map<String, Integer> strings, Map<String, Integer> models) {
        this.strings = strings;
        this.models = models;
    }

    /** The elements in TLC's order. */
    List<Value> sorted(SetValue set) {
        Value[] elements = new Value[set.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = set.element(i);
        }
        if (elements.length > 1) {
            Arrays.sort(elements, comparator);
        }
        return Arrays.asList(elements);
    }

    private int compare(Value a, Value b) {
        if (a.kind() != b.kind()) {
            // TLC puts model values before all others, and orders nothing else of two kinds.
            return a instanceof ModelValue
                    ? -1
                    : b instanceof ModelValue ? 1 : Integer.compare(a.kind(), b.kind());
        }
        return switch (a) {
            case StringValue x when b instanceof StringValue y ->
                    ranked(strings, x.text(), y.text());
            case ModelValue x when b instanceof ModelValue y -> ranked(models, x.name(), y.name());
            case SetValue x when b instanceof SetValue y -> sets(x, y);
            case FunctionValue x when b instanceof FunctionValue y -> functions(x, y);
            case IntValue x -> x.compareTo(b);
            default -> a.compareTo(b);
        };
    }

    private static int ranked(Map<String, Integer> ranks, String a, String b) {
        int order =
                Integer.compare(
                        ranks.getOrDefault(a, Integer.MAX_VALUE),
                        ranks.getOrDefault(b, Integer.MAX_VALUE));
        return order != 0 ? order : a.compareTo(b);
    }

    private int sets(SetValue a, SetValue b) {
        if (a.size() != b.size()) {
            return Integer.compare(a.size(), b.size());
        }
        return inOrder(sorted(a), sorted(b));
    }

    private int functions(FunctionValue a, FunctionValue b) {
        if (a.size() != b.size()) {
            return Integer.compare(a.size(), b.size());
        }
        List<Value> ofA = sorted(a.places().asSet());
        List<Value> ofB = sorted(b.places().asSet());
        for (int i = 0; i < ofA.size(); i++) {
            int order = compare(ofA.get(i), ofB.get(i));
            if (order == 0) {
                order = compare(value(a, ofA.get(i)), value(b, ofB.get(i)));
            }
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static Value value(FunctionValue function, Value argument) {
        return function.value(function.places().place(argument));
    }

    private int inOrder(List<Value> a, List<Value> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
