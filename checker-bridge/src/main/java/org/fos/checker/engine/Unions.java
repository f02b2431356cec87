package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.Value;

/** Nodes for unions of sets of sets. */
final class Unions {
    private Unions() {}

    /** {@code UNION S}. */
    static Node of(Node sets, Range range) {
        if (sets instanceof Sets.MapSet each) {
            return new UnionOver(each, range);
        }
        return new BigUnion(sets, range);
    }

    /** {@code UNION {S}}, which need not be written out. */
    static final class Only extends Node.Lazy {
        private final Node set;

        Only(Node set, Range range) {
            super(range);
            this.set = set;
        }

        @Override
        SetView set(Frame f) {
            return set.set(f);
        }
    }

    private static final class BigUnion extends Node {
        private final Node sets;

        BigUnion(Node sets, Range range) {
            super(range);
            this.sets = sets;
        }

        @Override
        Value eval(Frame f) {
            SetValue all = sets.elements(f);
            SetValue union = SetValue.of(new Value[0], 0);
            for (int i = 0; i < all.size(); i++) {
                if (!(all.element(i) instanceof SetValue set)) {
                    throw fail("UNION of what is no set: " + Shown.of(all.element(i)));
                }
                union = Equality.union(union, set, range);
            }
            return union;
        }
    }

    /** {@code UNION {e : x \in S}}, without the set of sets between. */
    private static final class UnionOver extends Node {
        private final Sets.MapSet sets;

        UnionOver(Sets.MapSet sets, Range range) {
            super(range);
            this.sets = sets;
        }

        @Override
        Value eval(Frame f) {
            Value[] each = sets.values(f);
            int count = 0;
            for (Value value : each) {
                if (!(value instanceof SetValue set)) {
                    throw fail("UNION of what is no set: " + Shown.of(value));
                }
                count += set.size();
            }
            Value[] elements = new Value[count];
            count = 0;
            for (Value value : each) {
                SetValue set = (SetValue) value;
                for (int i = 0; i < set.size(); i++) {
                    elements[count++] = set.element(i);
                }
            }
            return Equality.setOf(elements, count, range);
        }
    }
}
