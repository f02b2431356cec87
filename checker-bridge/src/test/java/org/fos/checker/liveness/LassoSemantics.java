package org.fos.checker.liveness;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.Temporal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What temporal formulas mean of a lasso, word for word, and all lassos of up to some length. */
final class LassoSemantics {
    private final MarkedGraph graph;

    LassoSemantics(MarkedGraph graph) {
        this.graph = graph;
    }

    boolean isBehaviour(Lasso lasso) {
        List<Integer> states = lasso.states();
        return IntStream.of(graph.initial()).anyMatch(s -> s == states.getFirst())
                && IntStream.range(0, states.size())
                        .allMatch(i -> graph.hasStep(states.get(i), next(lasso, i)));
    }

    private static int after(Lasso lasso, int place) {
        return place + 1 < lasso.states().size() ? place + 1 : lasso.back();
    }

    private static int next(Lasso lasso, int place) {
        return lasso.states().get(after(lasso, place));
    }

    boolean satisfies(Lasso lasso, Temporal formula) {
        return satisfies(lasso, 0, formula);
    }

    private boolean satisfies(Lasso lasso, int place, Temporal formula) {
        int state = lasso.states().get(place);
        return switch (formula) {
            case Temporal.State(Expr predicate, Range range) -> graph.marked(state, predicate);
            case Temporal.EveryStep(Expr action, Expr subscript, Range range) ->
                    from(lasso, place).allMatch(i -> allowed(lasso, i, action, subscript));
            case Temporal.SomeStep(Expr action, Expr subscript, Range range) ->
                    from(lasso, place).anyMatch(i -> taken(lasso, i, action, subscript));
            case Temporal.Always(Temporal part, Range range) ->
                    from(lasso, place).allMatch(i -> satisfies(lasso, i, part));
            case Temporal.Eventually(Temporal part, Range range) ->
                    from(lasso, place).anyMatch(i -> satisfies(lasso, i, part));
            case Temporal.LeadsTo(Temporal cause, Temporal effect, Range range) ->
                    from(lasso, place)
                            .filter(i -> satisfies(lasso, i, cause))
                            .allMatch(
                                    i -> from(lasso, i).anyMatch(j -> satisfies(lasso, j, effect)));
            case Temporal.And(List<Temporal> parts, Range range) ->
                    parts.stream().allMatch(part -> satisfies(lasso, place, part));
            case Temporal.Or(List<Temporal> parts, Range range) ->
                    parts.stream().anyMatch(part -> satisfies(lasso, place, part));
            case Temporal.Not(Temporal part, Range range) -> !satisfies(lasso, place, part);
            case Temporal.Fair fair -> fair(lasso, fair);
            case Temporal.Quantified quantified ->
                    throw new IllegalArgumentException("no quantifier was expected");
        };
    }

    /** The places that come at or after a place: all of the cycle are among them. */
    private static IntStream from(Lasso lasso, int place) {
        return IntStream.range(Math.min(place, lasso.back()), lasso.states().size());
    }

    private boolean taken(Lasso lasso, int place, Expr action, Expr subscript) {
        return graph.taken(action, subscript, lasso.states().get(place), next(lasso, place));
    }

    private boolean allowed(Lasso lasso, int place, Expr action, Expr subscript) {
        return graph.allowed(action, subscript, lasso.states().get(place), next(lasso, place));
    }

    private boolean fair(Lasso lasso, Temporal.Fair fair) {
        int end = lasso.states().size();
        if (IntStream.range(lasso.back(), end)
                .anyMatch(i -> taken(lasso, i, fair.action(), fair.subscript()))) {
            return true;
        }
        IntStream cycle = IntStream.range(lasso.back(), end);
        return fair.strong()
                ? cycle.noneMatch(i -> graph.marked(lasso.states().get(i), fair.enabled()))
                : cycle.anyMatch(i -> !graph.marked(lasso.states().get(i), fair.enabled()));
    }

    /** The first lasso of at most so many states that satisfies all formulas. */
    Optional<Lasso> search(int most, List<Temporal> formulas) {
        List<List<Integer>> paths = new ArrayList<>();
        IntStream.of(graph.initial()).forEach(state -> paths.add(List.of(state)));
        for (int i = 0; i < paths.size(); i++) {
            List<Integer> path = paths.get(i);
            for (int back = 0; back < path.size(); back++) {
                Lasso lasso = new Lasso(path, back);
                if (graph.hasStep(path.getLast(), path.get(back))
                        && formulas.stream().allMatch(f -> satisfies(lasso, f))) {
                    return Optional.of(lasso);
                }
            }
            if (path.size() < most) {
                for (int next : graph.successors(path.getLast())) {
                    if (next != path.getLast()) {
                        List<Integer> longer = new ArrayList<>(path);
                        longer.add(next);
                        paths.add(longer);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
