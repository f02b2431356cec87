package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.BoolValue;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.Value;

import java.util.function.Predicate;

/**
 * A compiled expression. The methods give its value in the form in which it is wanted; a node
 * overrides those which it can give without making a value of it first.
 */
abstract class Node {
    final Range range;

    Node(Range range) {
        this.range = range;
    }

    /** The value. */
    abstract Value eval(Frame f);

    /** The value, which must be a Boolean. */
    boolean test(Frame f) {
        Value value = eval(f);
        if (value instanceof BoolValue truth) {
            return truth.truth();
        }
        throw fail("expected TRUE or FALSE, found " + Shown.of(value));
    }

    /** The value, which must be an integer of 32 bits. */
    int number(Frame f) {
        Value value = eval(f);
        if (value instanceof IntValue number && number.fitsLong()) {
            long wide = number.asLong();
            if (wide == (int) wide) {
                return (int) wide;
            }
        }
        throw fail("expected an integer of 32 bits, found " + Shown.of(value));
    }

    /** The value, which must be a set. */
    SetView set(Frame f) {
        Value value = eval(f);
        if (value instanceof SetValue set) {
            return set;
        }
        throw fail("expected a set, found " + Shown.of(value));
    }

    /** The value, which must be a finite set, written out. */
    final SetValue elements(Frame f) {
        return written(set(f));
    }

    /** The same in parts, as {@link FunctionSets#inParts} gives them. */
    final boolean inParts(SetView set, Predicate<SetValue> taker) {
        try {
            return FunctionSets.inParts(set, taker);
        } catch (SetView.TooLarge | Views.Incomparable e) {
            throw fail(String.valueOf(e.getMessage()));
        }
    }

    final SetValue written(SetView set) {
        if (set instanceof SetValue value) {
            return value;
        }
        try {
            return set.materialise();
        } catch (SetView.TooLarge | Views.Incomparable e) {
            throw fail(String.valueOf(e.getMessage()));
        }
    }

    /** The value, which must be a function. */
    final FunctionValue function(Frame f) {
        Value value = eval(f);
        if (value instanceof FunctionValue function) {
            return function;
        }
        throw fail("expected a function, found " + Shown.of(value));
    }

    /** The value of the function that this is, for an argument. */
    Value apply(Frame f, Value argument, Range at) {
        Value value = eval(f);
        if (!(value instanceof FunctionValue function)) {
            throw new EvaluationException(
                    at, "what is applied must be a function, found " + Shown.of(value));
        }
        Value result = function.applied(argument);
        if (result == null) {
            throw new EvaluationException(
                    at,
                    "%s is not in the domain of %s"
                            .formatted(Shown.of(argument), Shown.of(function)));
        }
        return result;
    }

    final EvaluationException fail(String message) {
        return new EvaluationException(range, message);
    }

    /** A node that is TRUE or FALSE. */
    abstract static class Truth extends Node {
        Truth(Range range) {
            super(range);
        }

        @Override
        abstract boolean test(Frame f);

        @Override
        final Value eval(Frame f) {
            return Shown.truth(test(f));
        }
    }

    /** A node that is an integer. */
    abstract static class Number extends Node {
        Number(Range range) {
            super(range);
        }

        @Override
        abstract int number(Frame f);

        @Override
        final Value eval(Frame f) {
            return org.fos.checker.value.Values.integer(number(f));
        }
    }

    /** A node that is a set, not written out before it must be. */
    abstract static class Lazy extends Node {
        Lazy(Range range) {
            super(range);
        }

        @Override
        abstract SetView set(Frame f);

        @Override
        final Value eval(Frame f) {
            return written(set(f));
        }
    }
}
