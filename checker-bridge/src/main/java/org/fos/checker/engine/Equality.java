package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

/** TLA+'s equality as TLC decides it: values of different kinds have none, but for model values. */
final class Equality {
    /** A set of so many elements is looked at one by one. */
    private static final int FEW = 8;

    private Equality() {}

    /**
     * Whether two values are equal.
     *
     * @throws EvaluationException if TLC would not compare them
     */
    static boolean same(Value a, Value b, Range range) {
        if (a == b || a.equals(b)) {
            return true;
        }
        if (b instanceof StringValue text && a instanceof FunctionValue x && x.isSequence()) {
            return same(a, Sequences.characters(text), range);
        }
        try {
            requireDistinguishable(a, b);
        } catch (Views.Incomparable e) {
            throw e.at(range);
        }
        return false;
    }

    /** Checks that TLC would find two unequal values unequal, and not fail. */
    private static void requireDistinguishable(Value a, Value b) {
        if (a.kind() == b.kind()) {
            if (a.kind() < 3 || (a instanceof FunctionValue x && surelyDiffer(x, b))) {
                return;
            }
            if (a instanceof SetValue x && b instanceof SetValue y && x.size() != y.size()) {
                return;
            }
        }
        if (a.kind() != b.kind() || Makeup.of(a).mayClash(Makeup.of(b))) {
            Comparing.distinguish(a, b);
        }
    }

    /** Whether two functions are told apart by values of one plain kind in each place. */
    private static boolean surelyDiffer(FunctionValue a, Value other) {
        if (!(other instanceof FunctionValue b) || a.size() != b.size()) {
            return true;
        }
        if (a.places() != b.places()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            Value x = a.value(i);
            Value y = b.value(i);
            if (x != y && (x.kind() != y.kind() || x.kind() > 2) && !x.equals(y)) {
                return false;
            }
        }
        return true;
    }

    static void requireComparable(Value a, Value b, Range range) {
        if (a.kind() != b.kind() && !(a instanceof ModelValue) && !(b instanceof ModelValue)) {
            throw new Views.Incomparable(a, b).at(range);
        }
    }

    /** Whether a value is in a set written out. */
    static boolean contains(SetValue set, Value value, Range range) {
        try {
            return contains(set, value);
        } catch (Views.Incomparable e) {
            throw e.at(range);
        }
    }

    /**
     * Whether a value is in a set written out.
     *
     * @throws Views.Incomparable if TLC would not compare it with an element
     */
    static boolean contains(SetValue set, Value value) {
        if (set.contains(value)) {
            return true;
        }
        if (set.size() > 0
                && !isPlainlyOf(set, value)
                && !(set.size() <= FEW && isAlike(set, value))) {
            if (Makeup.of(set).mayClashWithElement(Makeup.of(value))) {
                for (int i = 0; i < set.size(); i++) {
                    Comparing.distinguish(value, set.element(i));
                }
            }
        }
        return false;
    }

    /** Whether a plain value is asked for in a set of such, which never fails. */
    private static boolean isPlainlyOf(SetValue set, Value value) {
        return value.kind() < 3 && set.element(0).kind() == value.kind();
    }

    /** The set of the first values of an array, which must be comparable. */
    static SetValue setOf(Value[] values, int count, Range range) {
        if (count < 2) {
            return SetValue.of(values, count);
        }
        boolean plain = true;
        for (int i = 0; i < count && plain; i++) {
            plain = values[i].kind() < 3 && values[i].kind() == values[0].kind();
        }
        SetValue set = SetValue.of(values, count);
        if (!plain && set.size() > 1 && !isAlike(set, set.element(0))) {
            requireOrder(set, range);
        }
        return set;
    }

    private static void requireOrder(SetValue set, Range range) {
        if (Makeup.of(set).mayClashWithin()) {
            try {
                Value[] unused = Comparing.sorted(set);
            } catch (Views.Incomparable e) {
                throw e.at(range);
            }
        }
    }

    /** The union of two sets, whose elements must be comparable. */
    static SetValue union(SetValue a, SetValue b, Range range) {
        SetValue union = a.union(b);
        if (union != a
                && union != b
                && !plain(a, b)
                && !(union.size() <= FEW && isAlike(union, union.element(0)))) {
            Makeup of = Makeup.of(a).union(Makeup.of(b));
            union.find(of);
            if (Makeup.of(a).mayClashAcross(Makeup.of(b))) {
                requireOrder(union, range);
            }
        }
        return union;
    }

    /** Whether all elements of a set have plain values of one kind in the same places. */
    private static boolean isAlike(SetValue set, Value value) {
        for (int i = 0; i < set.size(); i++) {
            if (!isAlike(set.element(i), value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two values have plain values of one kind in the same places, all the way down. */
    private static boolean isAlike(Value a, Value b) {
        if (a == b) {
            return true;
        }
        if (a.kind() != b.kind()) {
            return false;
        }
        if (a instanceof FunctionValue x && b instanceof FunctionValue y) {
            if (x.places() != y.places() || !(x.isSequence() || x.isRecord())) {
                return false;
            }
            for (int i = 0; i < x.size(); i++) {
                if (!isAlike(x.value(i), y.value(i))) {
                    return false;
                }
            }
            return true;
        }
        return a.kind() < 3;
    }

    private static boolean plain(SetValue a, SetValue b) {
        return a.element(0).kind() < 3 && a.element(0).kind() == b.element(0).kind();
    }

    /** Checks that TLC can look for elements of one set in the other. */
    static void requireComparable(SetValue a, SetValue b, Range range) {
        if (a.size() == 0 || b.size() == 0 || plain(a, b)) {
            return;
        }
        if (Makeup.of(a).mayClashAcross(Makeup.of(b))) {
            for (int i = 0; i < a.size(); i++) {
                boolean unused = contains(b, a.element(i), range);
            }
        }
    }
}
