package org.fos.checker.explore;

import org.fos.checker.engine.Program;
import org.fos.checker.engine.Unsupported;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.tree.SpecTree.Named;
import org.fos.checker.tree.Temporal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be checked while states are found, as claims. */
final class Checks {
    /** Of every state. */
    final List<Integer> invariants = new ArrayList<>();

    /** Of initial states. */
    final List<Integer> initial = new ArrayList<>();

    /** Of every step. */
    final List<Integer> steps = new ArrayList<>();

    /** Of the states that are looked at further. */
    final List<Integer> constraints = new ArrayList<>();

    /** Of the steps that are looked at further. */
    final List<Integer> stepConstraints = new ArrayList<>();

    /** What speaks of whole behaviours. */
    final List<Named<Temporal>> temporal = new ArrayList<>();

    /** What of a state tells it from others, as a claim that is no predicate; -1 if all of it. */
    final int view;

    Checks(Program program, Space space) {
        SpecTree tree = program.tree();
        for (Named<Expr> invariant : tree.invariants()) {
            add(invariants, space, program.claims(invariant.name(), invariant.formula()));
        }
        for (Named<Expr> constraint : tree.constraints()) {
            add(constraints, space, program.claims(constraint.name(), constraint.formula()));
        }
        for (Named<Expr> constraint : tree.actionConstraints()) {
            add(stepConstraints, space, program.claims(constraint.name(), constraint.formula()));
        }
        for (Named<Temporal> property : tree.properties()) {
            property(program, space, property.name(), property.formula());
        }
        view = view(program, space);
    }

    private static int view(Program program, Space space) {
        Optional<Expr> view = program.tree().view();
        if (view.isEmpty()) {
            return -1;
        }
        if (program.tree().symmetry().isPresent()) {
            // TLC takes the view of one of the permuted states, and which one that is depends on
            // what the view leaves out: how many states it tells apart is a matter of its order.
            throw new Unsupported(view.get().range(), "a VIEW beside a SYMMETRY");
        }
        return space.claim(program.claim("VIEW", view.get()));
    }

    private void property(Program program, Space space, String name, Temporal formula) {
        switch (formula) {
            case Temporal.And and ->
                    and.conjuncts().forEach(part -> property(program, space, name, part));
            case Temporal.State state ->
                    add(initial, space, program.claims(name, state.predicate()));
            case Temporal.EveryStep every -> add(steps, space, program.claims(name, every));
            case Temporal.Always(Temporal.State state, var range) ->
                    add(invariants, space, program.claims(name, state.predicate()));
            default -> temporal.add(new Named<>(name, formula));
        }
    }

    private static void add(List<Integer> to, Space space, List<Program.Claim> claims) {
        claims.forEach(claim -> to.add(space.claim(claim)));
    }
}
