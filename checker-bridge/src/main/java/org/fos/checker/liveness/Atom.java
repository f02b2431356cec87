package org.fos.checker.liveness;

import org.fos.checker.tree.Expr;

/**
 * What a temporal formula says of one state, or of one step. Who owns the states evaluates it.
 *
 * <p>{@code unchanged} is always the expression that says whether the subscript keeps its value. A
 * step that does not change the state is no step of {@code <<A>>_v} and one of {@code [A]_v}; for
 * such a step nothing is evaluated.
 */
public sealed interface Atom {

    /** Whether it speaks of a step; if not, of a state. */
    boolean ofStep();

    /** A state predicate; {@code ENABLED <<A>>_v} is one. */
    record Holds(Expr predicate) implements Atom {
        @Override
        public boolean ofStep() {
            return false;
        }
    }

    /** {@code <<action>>_v}: the step is one of the action and changes v. */
    record Taken(Expr action, Expr unchanged) implements Atom {
        @Override
        public boolean ofStep() {
            return true;
        }
    }

    /** {@code [action]_v}: the step is one of the action, or keeps v. */
    record Allowed(Expr action, Expr unchanged) implements Atom {
        @Override
        public boolean ofStep() {
            return true;
        }
    }
}
