package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.Domain;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

import java.util.Arrays;
import java.util.function.Predicate;

/** Sets of functions, of records and of tuples. */
final class FunctionSets {
    private FunctionSets() {}

    /**
     * Hands over a finite set in parts that can be written out, one after the other, as TLC goes
     * through such sets without making them.
     *
     * @param taker says whether it wants more
     * @return whether it wanted more to the end
     * @throws SetView.TooLarge if the set is too large for that too
     */
    static boolean inParts(SetView set, Predicate<SetValue> taker) {
        SetValue whole;
        try {
            whole = set.materialise();
        } catch (SetView.TooLarge e) {
            if (!(set instanceof Each each)) {
                throw e;
            }
            return each.inParts(taker, e);
        }
        return taker.test(whole);
    }

    /** All functions from places to the sets of those places. */
    private static SetValue combinations(Domain domain, SetValue[] choices, String what) {
        long count = 1;
        for (SetValue choice : choices) {
            count *= choice.size();
            if (count > Views.MOST) {
                throw Views.tooLarge(what);
            }
        }
        Value[] all = new Value[(int) count];
        for (int n = 0; n < count; n++) {
            Value[] values = new Value[choices.length];
            int rest = n;
            for (int i = 0; i < choices.length; i++) {
                values[i] = choices[i].element(rest % choices[i].size());
                rest /= choices[i].size();
            }
            all[n] = FunctionValue.of(domain, values);
        }
        return SetValue.of(all, all.length);
    }

    /** {@code [domain -> range]}. */
    record All(Domain domain, SetView range) implements SetView {
        @Override
        public boolean contains(Value value) {
            if (value instanceof FunctionValue function) {
                if (function.places() != domain && !function.places().equals(domain)) {
                    return Equality.same(domain.asSet(), function.places().asSet(), Range.NONE);
                }
                for (int i = 0; i < function.size(); i++) {
                    if (!Views.has(range, function.value(i))) {
                        return false;
                    }
                }
                return true;
            }
            if (value instanceof ModelValue) {
                return false;
            }
            throw new Views.Incomparable(value, "a set of functions");
        }

        @Override
        public boolean isFinite() {
            return range.isFinite();
        }

        @Override
        public SetValue materialise() {
            SetValue[] choices = new SetValue[domain.size()];
            if (choices.length > 0) {
                Arrays.fill(choices, range.materialise());
            }
            return combinations(domain, choices, "a set of functions");
        }
    }

    /** {@code [field : set, ...]}, or a product: functions with a set for each place. */
    record Each(Domain domain, SetView[] sets, int[] order) implements SetView {
        /**
         * The places of a domain in the order in which TLC looks at them: records by their names'
         * order, tuples from left to right.
         */
        static int[] order(Domain domain) {
            int[] order = new int[domain.size()];
            Value[] arguments = domain.isSequence() ? null : Comparing.sorted(domain.asSet());
            for (int i = 0; i < order.length; i++) {
                order[i] = arguments == null ? i : domain.place(arguments[i]);
            }
            return order;
        }

        /** All tuples with an element for each of the sets. */
        static Each tuples(SetView... sets) {
            Domain domain = Domain.sequence(sets.length);
            return new Each(domain, sets, order(domain));
        }

        @Override
        public boolean contains(Value value) {
            if (value instanceof StringValue text && domain.isSequence()) {
                return contains(Sequences.characters(text));
            }
            if (value instanceof FunctionValue function) {
                requireLike(function);
                if (function.places() != domain && !function.places().equals(domain)) {
                    return startsLike(function);
                }
                for (int i : order) {
                    if (!Views.has(sets[i], function.value(i))) {
                        return false;
                    }
                }
                return true;
            }
            if (value instanceof ModelValue) {
                return false;
            }
            throw new Views.Incomparable(value, "a set of records or tuples");
        }

        private void requireLike(FunctionValue function) {
            for (int i = 0; i < function.size(); i++) {
                Value argument = function.places().argument(i);
                if (domain.isSequence()
                        ? !(argument instanceof IntValue)
                        : !(argument instanceof StringValue)) {
                    throw new Views.Incomparable(function, "a set of records or tuples");
                }
            }
        }

        /** Compares the fields before the first of another name, which may fail; never TRUE. */
        private boolean startsLike(FunctionValue function) {
            if (function.size() == sets.length && !domain.isSequence()) {
                Value[] names = Comparing.sorted(function.places().asSet());
                for (int i = 0; i < names.length; i++) {
                    if (!names[i].equals(domain.argument(order[i]))) {
                        return false;
                    }
                    Value value = function.value(function.places().place(names[i]));
                    if (!Views.has(sets[order[i]], value)) {
                        return false;
                    }
                }
            }
            return false;
        }

        @Override
        public boolean isFinite() {
            for (SetView set : sets) {
                if (!set.isFinite()) {
                    return false;
                }
            }
            return true;
        }

        private boolean inParts(Predicate<SetValue> taker, SetView.TooLarge reason) {
            for (int i = 0; i < sets.length; i++) {
                SetValue choices = sets[i].materialise();
                if (choices.size() > 1) {
                    return inParts(i, choices, taker);
                }
            }
            throw reason;
        }

        private boolean inParts(int divided, SetValue choices, Predicate<SetValue> taker) {
            for (int i = 0; i < choices.size(); i++) {
                SetView[] fewer = sets.clone();
                fewer[divided] = SetValue.of(new Value[] {choices.element(i)}, 1);
                if (!FunctionSets.inParts(new Each(domain, fewer, order), taker)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public SetValue materialise() {
            SetValue[] choices = new SetValue[sets.length];
            for (int i = 0; i < sets.length; i++) {
                choices[i] = sets[i].materialise();
            }
            return combinations(domain, choices, "a set of records or tuples");
        }
    }
}
