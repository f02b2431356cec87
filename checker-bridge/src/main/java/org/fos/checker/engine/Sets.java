package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.Value;

/** Nodes for sets. */
final class Sets {
    private Sets() {}

    /** {@code x \in S}, or {@code x \notin S}. */
    static final class In extends Node.Truth {
        private final Node element;
        private final Node set;
        private final boolean in;

        In(Node element, Node set, boolean in, Range range) {
            super(range);
            this.element = element;
            this.set = set;
            this.in = in;
        }

        @Override
        boolean test(Frame f) {
            Value value = element.eval(f);
            return has(set, f, value, range) == in;
        }
    }

    /** Membership, asked without making the set where that can be avoided. */
    static boolean has(Node set, Frame f, Value value, Range range) {
        try {
            return set instanceof Membership membership
                    ? membership.has(f, value)
                    : Views.has(set.set(f), value);
        } catch (Views.Incomparable e) {
            throw new EvaluationException(range, String.valueOf(e.getMessage()));
        }
    }

    /** A node that can be asked whether a value is in its set, without making the set. */
    interface Membership {
        /** Whether a value is in the set. */
        boolean has(Frame f, Value value);
    }

    /** {@code {a, b, c}}. */
    static final class Enumerated extends Node {
        private final Node[] elements;

        Enumerated(Node[] elements, Range range) {
            super(range);
            this.elements = elements;
        }

        @Override
        Value eval(Frame f) {
            Value[] values = new Value[elements.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = elements[i].eval(f);
            }
            return Equality.setOf(values, values.length, range);
        }
    }

    /** Union, intersection, difference. */
    static final class Combined extends Node {
        private final char kind;
        private final Node left;
        private final Node right;

        Combined(char kind, Node left, Node right, Range range) {
            super(range);
            this.kind = kind;
            this.left = left;
            this.right = right;
        }

        @Override
        SetView set(Frame f) {
            SetView a = left.set(f);
            SetView b = right.set(f);
            if (a instanceof SetValue x && b instanceof SetValue y) {
                if (kind != '+') {
                    Equality.requireComparable(x, y, range);
                }
                return switch (kind) {
                    case '+' -> Equality.union(x, y, range);
                    case '*' -> x.intersection(y);
                    default -> x.difference(y);
                };
            }
            return new Views.Combined(kind, a, b);
        }

        @Override
        Value eval(Frame f) {
            try {
                return written(set(f));
            } catch (EvaluationException e) {
                return withNothing(f, e);
            }
        }

        /** Of the empty set and what is no set TLC makes something all the same. */
        private Value withNothing(Frame f, EvaluationException otherwise) {
            Value a = left.eval(f);
            Value b = right.eval(f);
            boolean noA = a instanceof SetValue x && x.size() == 0;
            boolean noB = b instanceof SetValue x && x.size() == 0;
            if (a instanceof SetValue && b instanceof SetValue || !(noA || noB)) {
                throw otherwise;
            }
            if (kind == '+') {
                return noA ? b : a;
            }
            if (kind == '*' || noA) {
                return noA ? a : b;
            }
            throw otherwise;
        }
    }

    /** {@code S \subseteq T}. */
    static final class Subset extends Node.Truth {
        private final Node left;
        private final Node right;

        Subset(Node left, Node right, Range range) {
            super(range);
            this.left = left;
            this.right = right;
        }

        @Override
        boolean test(Frame f) {
            SetValue elements = left.elements(f);
            SetView other = other(f, elements);
            try {
                for (int i = 0; i < elements.size(); i++) {
                    if (!Views.has(other, elements.element(i))) {
                        return false;
                    }
                }
            } catch (Views.Incomparable e) {
                throw fail(String.valueOf(e.getMessage()));
            }
            return true;
        }

        /** Of the empty set TLC takes anything for a superset. */
        private SetView other(Frame f, SetValue elements) {
            try {
                return right.set(f);
            } catch (EvaluationException e) {
                if (elements.size() == 0 && !(right.eval(f) instanceof SetValue)) {
                    return elements;
                }
                throw e;
            }
        }
    }

    /** {@code SUBSET S}. */
    static final class PowerSet extends Node.Lazy {
        private final Node base;

        PowerSet(Node base, Range range) {
            super(range);
            this.base = base;
        }

        @Override
        SetView set(Frame f) {
            return new Views.Power(base.set(f));
        }
    }

    /** {@code {e : x \in S}}, also of several variables. */
    static final class MapSet extends Node {
        private final int[] slots;
        private final Node[] sets;
        private final Node body;

        MapSet(int[] slots, Node[] sets, Node body, Range range) {
            super(range);
            this.slots = slots;
            this.sets = sets;
            this.body = body;
        }

        @Override
        Value eval(Frame f) {
            Value[] values = values(f);
            return Equality.setOf(values, values.length, range);
        }

        /** The value for each choice of elements, in the order of these. */
        Value[] values(Frame f) {
            if (sets.length == 1) {
                SetValue from = sets[0].elements(f);
                requireFew(from.size());
                Value[] values = new Value[from.size()];
                for (int i = 0; i < values.length; i++) {
                    f.slots[slots[0]] = from.element(i);
                    values[i] = body.eval(f);
                }
                return values;
            }
            SetValue[] from = new SetValue[sets.length];
            long count = 1;
            for (int i = 0; i < from.length; i++) {
                from[i] = sets[i].elements(f);
                count *= from[i].size();
            }
            requireFew(count);
            Value[] values = new Value[(int) count];
            for (int n = 0; n < values.length; n++) {
                int rest = n;
                for (int i = from.length - 1; i >= 0; i--) {
                    f.slots[slots[i]] = from[i].element(rest % from[i].size());
                    rest /= from[i].size();
                }
                values[n] = body.eval(f);
            }
            return values;
        }

        private void requireFew(long count) {
            if (count > Views.MOST) {
                throw fail(String.valueOf(Views.tooLarge("this set").getMessage()));
            }
        }
    }

    /** CHOOSE. */
    static final class Choose extends Node {
        private final int slot;
        private final Node set;
        private final Node body;
        private final TlcOrder order;

        Choose(int slot, Node set, Node body, TlcOrder order, Range range) {
            super(range);
            this.slot = slot;
            this.set = set;
            this.body = body;
            this.order = order;
        }

        @Override
        Value eval(Frame f) {
            SetValue elements = set.elements(f);
            for (Value candidate : order.sorted(elements)) {
                f.slots[slot] = candidate;
                if (body.test(f)) {
                    return candidate;
                }
            }
            throw fail("no element of %s is as CHOOSE asks".formatted(Shown.of(elements)));
        }
    }

    /** {@code Cardinality(S)}. */
    static final class Cardinality extends Node.Number {
        private final Node set;

        Cardinality(Node set, Range range) {
            super(range);
            this.set = set;
        }

        @Override
        int number(Frame f) {
            return set.elements(f).size();
        }
    }

    /** {@code IsFiniteSet(S)}. */
    static final class IsFinite extends Node.Truth {
        private final Node set;

        IsFinite(Node set, Range range) {
            super(range);
            this.set = set;
        }

        @Override
        boolean test(Frame f) {
            return set.set(f).isFinite();
        }
    }

    /** A set that never changes. */
    static final class Fixed extends Node.Lazy {
        private final SetView fixed;

        Fixed(SetView fixed, Range range) {
            super(range);
            this.fixed = fixed;
        }

        @Override
        SetView set(Frame f) {
            return fixed;
        }
    }
}
