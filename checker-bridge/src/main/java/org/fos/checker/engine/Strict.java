package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;

/**
 * Nodes for conditions of an action, of which TLC goes through all ways: a disjunction whose first
 * member is TRUE still fails if its second cannot be evaluated. What is TRUE in several ways leads
 * to the same states, so that going on once is enough for whom their number does not matter.
 */
final class Strict {
    private Strict() {}

    /** Disjunction, every member of which is evaluated. */
    static final class Or extends Node.Truth {
        private final Node[] members;

        Or(Node[] members, Range range) {
            super(range);
            this.members = members;
        }

        @Override
        boolean test(Frame f) {
            boolean some = false;
            for (Node member : members) {
                some |= member.test(f);
            }
            return some;
        }
    }

    /** {@code \\E}, for every element of which the body is evaluated. */
    static final class Some extends Node.Truth {
        private final int slot;
        private final Node set;
        private final Node body;

        Some(int slot, Node set, Node body, Range range) {
            super(range);
            this.slot = slot;
            this.set = set;
            this.body = body;
        }

        @Override
        boolean test(Frame f) {
            SetValue elements = set.elements(f);
            boolean some = false;
            for (int i = 0; i < elements.size(); i++) {
                f.slots[slot] = elements.element(i);
                some |= body.test(f);
            }
            return some;
        }
    }
}
