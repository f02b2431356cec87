package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;

/** Sets that are asked for membership far more often than for their elements. */
final class Views {
    /** The most elements that are written out. */
    static final int MOST = 1_000_000;

    static final SetValue BOOLEANS = Values.set(Values.bool(false), Values.bool(true));

    private Views() {}

    /** A value for which a set has no answer, since TLC compares only values of one kind. */
    static final class Incomparable extends EvaluationException {
        private static final long serialVersionUID = 1;

        Incomparable(Value value, String set) {
            super(
                    Range.NONE,
                    "whether %s is in %s has no answer: it is of another kind"
                            .formatted(Shown.of(value), set));
        }

        Incomparable(Value a, Value b) {
            super(
                    Range.NONE,
                    "%s and %s are of different kinds, and cannot be compared"
                            .formatted(Shown.of(a), Shown.of(b)));
        }

        /** The same, with the place of the expression that asked for it. */
        EvaluationException at(Range range) {
            return new EvaluationException(range, getMessage());
        }
    }

    private static SetView.TooLarge infinite(String what) {
        return new SetView.TooLarge(what + " is infinite and cannot be written out");
    }

    static SetView.TooLarge tooLarge(String what) {
        return new SetView.TooLarge(
                "%s has more than %d elements and is not written out".formatted(what, MOST));
    }

    /** {@code Nat}, or {@code Int}. */
    record Numbers(boolean negativeToo) implements SetView {
        @Override
        public boolean contains(Value value) {
            if (value instanceof IntValue number) {
                return negativeToo || number.number().signum() >= 0;
            }
            if (value instanceof ModelValue) {
                return false;
            }
            throw new Incomparable(value, negativeToo ? "Int" : "Nat");
        }

        @Override
        public boolean isFinite() {
            return false;
        }

        @Override
        public SetValue materialise() {
            throw infinite(negativeToo ? "Int" : "Nat");
        }
    }

    /** {@code STRING}. */
    record Strings() implements SetView {
        @Override
        public boolean contains(Value value) {
            if (value instanceof StringValue) {
                return true;
            }
            if (value instanceof ModelValue) {
                return false;
            }
            throw new Incomparable(value, "STRING");
        }

        @Override
        public boolean isFinite() {
            return false;
        }

        @Override
        public SetValue materialise() {
            throw infinite("STRING");
        }
    }

    /** TLC's {@code Any}. */
    record Anything() implements SetView {
        @Override
        public boolean contains(Value value) {
            return true;
        }

        @Override
        public boolean isFinite() {
            return false;
        }

        @Override
        public SetValue materialise() {
            throw infinite("Any");
        }
    }

    /** {@code low..high}. */
    record Interval(int low, int high) implements SetView {
        @Override
        public boolean contains(Value value) {
            if (value instanceof IntValue number) {
                return number.fitsLong() && number.asLong() >= low && number.asLong() <= high;
            }
            if (value instanceof ModelValue || high < low) {
                return false;
            }
            throw new Incomparable(value, low + ".." + high);
        }

        @Override
        public boolean isFinite() {
            return true;
        }

        @Override
        public SetValue materialise() {
            if (high < low) {
                return SetValue.of(new Value[0], 0);
            }
            if ((long) high - low >= MOST) {
                throw tooLarge(low + ".." + high);
            }
            Value[] all = new Value[high - low + 1];
            for (int i = 0; i < all.length; i++) {
                all[i] = Values.integer(low + i);
            }
            return SetValue.of(all, all.length);
        }
    }

    /** {@code SUBSET base}. */
    record Power(SetView base) implements SetView {
        private static final int MOST_IN_BASE = 19;

        @Override
        public boolean contains(Value value) {
            if (value instanceof SetValue set) {
                for (int i = 0; i < set.size(); i++) {
                    if (!has(base, set.element(i))) {
                        return false;
                    }
                }
                return true;
            }
            throw new Incomparable(value, "SUBSET S");
        }

        @Override
        public boolean isFinite() {
            return base.isFinite();
        }

        @Override
        public SetValue materialise() {
            SetValue set = base.materialise();
            if (set.size() > MOST_IN_BASE) {
                throw tooLarge("SUBSET of a set of %d elements".formatted(set.size()));
            }
            Value[] all = new Value[1 << set.size()];
            for (int chosen = 0; chosen < all.length; chosen++) {
                Value[] some = new Value[Integer.bitCount(chosen)];
                int count = 0;
                for (int i = 0; i < set.size(); i++) {
                    if ((chosen & (1 << i)) != 0) {
                        some[count++] = set.element(i);
                    }
                }
                all[chosen] = SetValue.of(some, count);
            }
            return SetValue.of(all, all.length);
        }
    }

    /** Membership in a set that may be written out. */
    static boolean has(SetView set, Value value) {
        if (set instanceof SetValue written) {
            return Equality.contains(written, value);
        }
        if (value instanceof ModelValue model && Comparing.type(model) != 0) {
            throw new Incomparable(value, "a set of other values");
        }
        return set.contains(value);
    }

    /** {@code Seq(elements)}. */
    record Sequences(SetView elements) implements SetView {
        @Override
        public boolean contains(Value value) {
            if (value instanceof StringValue text) {
                return contains(org.fos.checker.engine.Sequences.characters(text));
            }
            if (value instanceof FunctionValue function) {
                if (!function.isSequence()) {
                    throw new Incomparable(value, "Seq(S)");
                }
                for (int i = 0; i < function.size(); i++) {
                    if (!has(elements, function.value(i))) {
                        return false;
                    }
                }
                return true;
            }
            if (value instanceof ModelValue) {
                return false;
            }
            throw new Incomparable(value, "a set of sequences");
        }

        @Override
        public boolean isFinite() {
            return false;
        }

        @Override
        public SetValue materialise() {
            throw infinite("Seq(S)");
        }
    }

    /** A union, an intersection, or a difference of which a part cannot be written out. */
    record Combined(char kind, SetView left, SetView right) implements SetView {
        @Override
        public boolean contains(Value value) {
            return switch (kind) {
                case '+' -> has(left, value) || has(right, value);
                case '*' -> has(left, value) && has(right, value);
                default -> has(left, value) && !has(right, value);
            };
        }

        @Override
        public boolean isFinite() {
            return switch (kind) {
                case '+' -> left.isFinite() && right.isFinite();
                case '*' -> left.isFinite() || right.isFinite();
                default -> left.isFinite();
            };
        }

        @Override
        public SetValue materialise() {
            if (kind == '+') {
                return left.materialise().union(right.materialise());
            }
            boolean fromLeft = kind == '-' || left.isFinite();
            SetValue from = (fromLeft ? left : right).materialise();
            SetView other = fromLeft ? right : left;
            Value[] kept = new Value[from.size()];
            int count = 0;
            for (int i = 0; i < from.size(); i++) {
                if (has(other, from.element(i)) == (kind == '*')) {
                    kept[count++] = from.element(i);
                }
            }
            return SetValue.of(kept, count);
        }
    }
}
