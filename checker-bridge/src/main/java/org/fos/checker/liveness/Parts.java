package org.fos.checker.liveness;

import com.google.common.collect.ImmutableList;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.Temporal;

import java.util.ArrayList;
import java.util.List;

/**
 * The conjuncts of a property by what they take to check, divided as TLC divides them. The first
 * three kinds are checked of each state and step that is reached, whether or not a fair behaviour
 * goes on from there.
 *
 * @param initial state predicates, for initial states
 * @param invariants what stands under {@code []}, for all states
 * @param steps what each step must be
 * @param temporal all else
 */
public record Parts(
        List<Expr> initial,
        List<Expr> invariants,
        List<Temporal.EveryStep> steps,
        List<Temporal> temporal) {
    public Parts {
        initial = ImmutableList.copyOf(initial);
        invariants = ImmutableList.copyOf(invariants);
        steps = ImmutableList.copyOf(steps);
        temporal = ImmutableList.copyOf(temporal);
    }

    /** The parts of a property. */
    public static Parts of(Temporal property) {
        List<Expr> initial = new ArrayList<>();
        List<Expr> invariants = new ArrayList<>();
        List<Temporal.EveryStep> steps = new ArrayList<>();
        List<Temporal> temporal = new ArrayList<>();
        List<Temporal> left = new ArrayList<>(List.of(property));
        while (!left.isEmpty()) {
            switch (left.removeFirst()) {
                case Temporal.And(List<Temporal> conjuncts, Range range) ->
                        left.addAll(0, conjuncts);
                case Temporal.State(Expr predicate, Range range) -> initial.add(predicate);
                case Temporal.Always(Temporal.State(Expr predicate, Range inner), Range range) ->
                        invariants.add(predicate);
                case Temporal.EveryStep step -> steps.add(step);
                case Temporal other -> temporal.add(other);
            }
        }
        return new Parts(initial, invariants, steps, temporal);
    }
}
