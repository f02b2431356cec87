package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;

/** TLA+'s equality as TLC decides it: values of different kinds have none, but for model values. */
final class Equality {
    private Equality() {}

    /**
     * Whether two values are equal.
     *
     * @throws EvaluationException if TLC would not compare them
     */
    static boolean same(Value a, Value b, Range range) {
        if (a == b) {
            return true;
        }
        requireComparable(a, b, range);
        if (a instanceof SetValue x && b instanceof SetValue y) {
            return sameSets(x, y, range);
        }
        if (a instanceof FunctionValue x && b instanceof FunctionValue y) {
            return sameFunctions(x, y, range);
        }
        return a.equals(b);
    }

    private static boolean sameSets(SetValue a, SetValue b, Range range) {
        if (a.size() != b.size()) {
            return false;
        }
        if (a.size() > 0) {
            requireComparable(a.element(0), b.element(0), range);
        }
        return a.equals(b);
    }

    private static boolean sameFunctions(FunctionValue a, FunctionValue b, Range range) {
        if (a.size() != b.size()) {
            return false;
        }
        if (a.places() != b.places() && !a.places().equals(b.places())) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.value(i), b.value(i), range)) {
                return false;
            }
        }
        return true;
    }

    static void requireComparable(Value a, Value b, Range range) {
        if (a.kind() != b.kind() && !(a instanceof ModelValue) && !(b instanceof ModelValue)) {
            throw new EvaluationException(
                    range,
                    "%s and %s are of different kinds, and cannot be compared"
                            .formatted(Shown.of(a), Shown.of(b)));
        }
    }

    /** Whether a value is in a set written out. */
    static boolean contains(SetValue set, Value value, Range range) {
        if (set.size() == 0) {
            return false;
        }
        if (set.contains(value)) {
            return true;
        }
        requireComparable(value, set.element(0), range);
        return false;
    }

    /** The set of the first values of an array, which must be comparable. */
    static SetValue setOf(Value[] values, int count, Range range) {
        for (int i = 1; i < count; i++) {
            if (values[i].kind() != values[0].kind()) {
                requireComparable(values[i], values[0], range);
            }
        }
        return SetValue.of(values, count);
    }
}
