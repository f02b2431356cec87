package org.fos.checker.engine;

import org.fos.checker.front.NameOrder;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

import java.util.Arrays;

/**
 * TLC's comparison of values, gone through step by step: only where values are made up so that it
 * may fail. It ends at the first difference, so that what comes first decides whether it meets a
 * number and a string.
 */
final class Comparing {
    private Comparing() {}

    /** The type of a model value, which is the letter before an underscore; 0 if it has none. */
    static int type(ModelValue model) {
        String name = model.name();
        return name.length() > 1 && name.charAt(1) == '_' ? name.charAt(0) : 0;
    }

    /**
     * The order of two values in TLC's normal form.
     *
     * @throws Views.Incomparable if TLC refuses to compare them
     */
    static int order(Value a, Value b) {
        if (a == b || a.equals(b)) {
            return 0;
        }
        if (a.kind() != b.kind()) {
            if (a instanceof ModelValue) {
                return -1;
            }
            if (b instanceof ModelValue) {
                return 1;
            }
            throw new Views.Incomparable(a, b);
        }
        return switch (a) {
            case StringValue x when b instanceof StringValue y -> names(x.text(), y.text());
            case ModelValue x when b instanceof ModelValue y -> names(x.name(), y.name());
            case SetValue x when b instanceof SetValue y -> sets(x, y);
            case FunctionValue x when b instanceof FunctionValue y -> functions(x, y);
            default -> a.compareTo(b);
        };
    }

    private static int names(String a, String b) {
        return Integer.compare(NameOrder.rank(a), NameOrder.rank(b));
    }

    static Value[] sorted(SetValue set) {
        Value[] elements = new Value[set.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = set.element(i);
        }
        Arrays.sort(elements, Comparing::order);
        return elements;
    }

    private static int sets(SetValue a, SetValue b) {
        if (a.size() != b.size()) {
            return Integer.compare(a.size(), b.size());
        }
        Value[] ofA = sorted(a);
        Value[] ofB = sorted(b);
        for (int i = 0; i < ofA.length; i++) {
            int order = order(ofA[i], ofB[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int functions(FunctionValue a, FunctionValue b) {
        if (a.size() != b.size()) {
            return Integer.compare(a.size(), b.size());
        }
        Value[] ofA = arguments(a);
        Value[] ofB = arguments(b);
        for (int i = 0; i < ofA.length; i++) {
            int order = order(ofA[i], ofB[i]);
            if (order == 0) {
                order = order(value(a, ofA[i]), value(b, ofB[i]));
            }
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static Value[] arguments(FunctionValue function) {
        return sorted(function.places().asSet());
    }

    private static Value value(FunctionValue function, Value argument) {
        return function.value(function.places().place(argument));
    }

    /**
     * Goes through TLC's test of whether two values are equal that are not.
     *
     * @throws Views.Incomparable if TLC refuses to compare them
     */
    static void distinguish(Value a, Value b) {
        if (a instanceof ModelValue || b instanceof ModelValue) {
            models(a, b);
        } else if (a.kind() != b.kind()) {
            throw new Views.Incomparable(a, b);
        } else if (a instanceof SetValue x && b instanceof SetValue y) {
            if (x.size() == y.size()) {
                first(sorted(x), sorted(y));
            }
        } else if (a instanceof FunctionValue x && b instanceof FunctionValue y) {
            if (x.size() == y.size()) {
                first(flat(x), flat(y));
            }
        }
    }

    /** Arguments and values, one after the other, as TLC compares them. */
    private static Value[] flat(FunctionValue function) {
        Value[] arguments = arguments(function);
        Value[] all = new Value[2 * arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            all[2 * i] = arguments[i];
            all[2 * i + 1] = value(function, arguments[i]);
        }
        return all;
    }

    private static void first(Value[] a, Value[] b) {
        for (int i = 0; i < a.length; i++) {
            if (!a[i].equals(b[i])) {
                distinguish(a[i], b[i]);
                return;
            }
        }
    }

    private static void models(Value a, Value b) {
        int ofA = a instanceof ModelValue model ? type(model) : 0;
        int ofB = b instanceof ModelValue model ? type(model) : 0;
        boolean both = a instanceof ModelValue && b instanceof ModelValue;
        if (both ? ofA != 0 && ofB != 0 && ofA != ofB : ofA != 0 || ofB != 0) {
            throw new Views.Incomparable(a, b);
        }
    }
}
