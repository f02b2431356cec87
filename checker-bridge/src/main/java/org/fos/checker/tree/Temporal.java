package org.fos.checker.tree;

import com.google.common.collect.ImmutableList;

import java.util.List;

/** A temporal formula. */
public sealed interface Temporal {

    /** Where it is written. */
    Range range();

    /** A formula about one state. */
    record State(Expr predicate, Range range) implements Temporal {}

    /**
     * {@code [][action]_subscript}: every step is one of the action, or keeps the subscript.
     *
     * @param subscript whether what stands under the formula keeps its value
     */
    record EveryStep(Expr action, Expr subscript, Range range) implements Temporal {}

    /**
     * {@code <><<action>>_subscript}: some step is one of the action and changes the subscript.
     *
     * @param subscript whether what stands under the formula keeps its value
     */
    record SomeStep(Expr action, Expr subscript, Range range) implements Temporal {}

    /** {@code [](formula)}. */
    record Always(Temporal formula, Range range) implements Temporal {}

    /** {@code <>(formula)}. */
    record Eventually(Temporal formula, Range range) implements Temporal {}

    /** {@code from ~> to}. */
    record LeadsTo(Temporal from, Temporal to, Range range) implements Temporal {}

    /** A conjunction. */
    record And(List<Temporal> conjuncts, Range range) implements Temporal {
        public And {
            conjuncts = ImmutableList.copyOf(conjuncts);
        }
    }

    /** A disjunction. */
    record Or(List<Temporal> disjuncts, Range range) implements Temporal {
        public Or {
            disjuncts = ImmutableList.copyOf(disjuncts);
        }
    }

    /** A negation. */
    record Not(Temporal formula, Range range) implements Temporal {}

    /**
     * {@code WF_subscript(action)}, or {@code SF}.
     *
     * @param subscript whether what stands under the formula keeps its value
     * @param enabled {@code ENABLED <<action>>_subscript}: in an instance the next values of
     *     replaced variables are bound by it, which they are not in {@code action}
     */
    record Fair(boolean strong, Expr action, Expr subscript, Expr enabled, Range range)
            implements Temporal {}

    /** {@code \A local \in set : body}, or {@code \E}; the set speaks of no state. */
    record Quantified(boolean universal, Local local, Expr set, Temporal body, Range range)
            implements Temporal {}
}
