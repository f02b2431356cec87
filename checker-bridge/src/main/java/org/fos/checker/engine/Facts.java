package org.fos.checker.engine;

import org.fos.checker.tree.Children;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Recursive;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an expression depends on. Kept for each expression, so that nothing is looked at twice. */
final class Facts {
    private static final Set<Operator> IMPURE =
            EnumSet.of(Operator.PRINT, Operator.PRINT_T, Operator.TLC_GET, Operator.TLC_SET);

    private static final Fact NOTHING = new Fact(Set.of(), false, false, false);

    private Map<Expr, Fact> known = new IdentityHashMap<>();
    private final Map<Recursive, Fact> bodies = new IdentityHashMap<>();
    private final Set<Recursive> open = new HashSet<>();

    /**
     * What one expression depends on.
     *
     * @param free the locals that it refers to and does not bind
     * @param state whether it depends on the state
     * @param primed whether it depends on the next state
     * @param impure whether evaluating it does more than give a value
     */
    record Fact(Set<Local> free, boolean state, boolean primed, boolean impure) {
        boolean closed() {
            return free.isEmpty() && !state && !primed && !impure;
        }
    }

    Fact of(Expr expr) {
        Fact fact = known.get(expr);
        if (fact == null) {
            fact = compute(expr);
            known.put(expr, fact);
        }
        return fact;
    }

    private Fact compute(Expr expr) {
        Set<Local> free = new HashSet<>();
        boolean state = false;
        boolean primed = false;
        boolean impure = false;
        for (Expr child : Children.of(expr)) {
            Fact fact = of(child);
            free.addAll(fact.free());
            state |= fact.state();
            primed |= fact.primed();
            impure |= fact.impure();
        }
        switch (expr) {
            case Expr.Variable variable -> {
                state |= !variable.primed();
                primed |= variable.primed();
            }
            case Expr.Reference reference -> free.add(reference.local());
            case Expr.Unchanged unchanged -> {
                state = true;
                primed = true;
            }
            case Expr.Enabled enabled -> {
                state = true;
                primed = false;
            }
            case Expr.Apply apply -> impure |= IMPURE.contains(apply.operator());
            case Expr.Call call -> {
                Fact body = ofBody(call.operator());
                Set<Local> outer = new HashSet<>(body.free());
                call.operator().parameters().forEach(outer::remove);
                free.addAll(outer); // The arguments may speak of the very same parameters.
                state |= body.state();
                primed |= body.primed();
                impure |= body.impure();
            }
            default -> {}
        }
        bound(expr).forEach(free::remove);
        return new Fact(Set.copyOf(free), state, primed, impure);
    }

    /**
     * What a recursive operator's body depends on. Where it refers to itself it adds nothing; what
     * is found out on the way about its parts is incomplete, and forgotten.
     */
    private Fact ofBody(Recursive operator) {
        Fact found = bodies.get(operator);
        if (found != null) {
            return found;
        }
        if (!open.add(operator)) {
            return NOTHING;
        }
        Map<Expr, Fact> outer = known;
        known = new IdentityHashMap<>();
        try {
            found = of(operator.body());
        } finally {
            known = outer;
            open.remove(operator);
        }
        if (open.isEmpty()) {
            bodies.put(operator, found);
        }
        return found;
    }

    private static List<Local> bound(Expr expr) {
        return switch (expr) {
            case Expr.Let let -> List.of(let.local());
            case Expr.Quantified quantified -> List.of(quantified.local());
            case Expr.Choose choose -> List.of(choose.local());
            case Expr.Filter filter -> List.of(filter.local());
            case Expr.MapSet map -> locals(map.bounds());
            case Expr.Function function -> locals(function.bounds());
            case Expr.RecursiveFunction function -> {
                List<Local> all = new java.util.ArrayList<>(locals(function.bounds()));
                all.add(function.self());
                yield all;
            }
            case Expr.ApplyHigher apply -> apply.parameters();
            case Expr.Except except -> except.changes().stream().map(Expr.Change::at).toList();
            default -> List.of();
        };
    }

    private static List<Local> locals(List<Expr.Bound> bounds) {
        return bounds.stream().map(Expr.Bound::local).toList();
    }
}
