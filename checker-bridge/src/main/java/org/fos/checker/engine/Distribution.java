package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;

import java.util.List;
import java.util.Optional;

/**
 * Carries what is done with the elements of a union to the sets that it is a union of: {@code {x
 * \in UNION {S(c) : c \in C} : P}} becomes {@code UNION {{x \in S(c) : P} : c \in C}}, whose parts
 * each look at less of the state.
 */
final class Distribution {
    private final Facts facts;

    Distribution(Facts facts) {
        this.facts = facts;
    }

    /** {@code UNION {part : bound}}. */
    private record Union(Expr.Bound bound, Expr part, Range range) {
        Expr with(Expr other) {
            Expr sets = new Expr.MapSet(List.of(bound), other, range);
            return new Expr.Apply(Operator.BIG_UNION, List.of(sets), range);
        }
    }

    /** The same expression with what it does carried to the parts of unions; or itself. */
    Expr of(Expr expr) {
        return switch (expr) {
            case Expr.Filter(Local local, Expr set, Expr body, Range range) ->
                    union(set, local, body)
                            .map(u -> u.with(new Expr.Filter(local, u.part(), body, range)))
                            .orElse(expr);
            case Expr.MapSet(List<Expr.Bound> bounds, Expr body, Range range)
                    when bounds.size() == 1 -> {
                Local local = bounds.getFirst().local();
                yield union(bounds.getFirst().set(), local, body)
                        .map(
                                u ->
                                        u.with(
                                                new Expr.MapSet(
                                                        List.of(new Expr.Bound(local, u.part())),
                                                        body,
                                                        range)))
                        .orElse(expr);
            }
            case Expr.Quantified(
                            boolean universal,
                            Local local,
                            Expr set,
                            Expr body,
                            Range range) ->
                    union(set, local, body)
                            .<Expr>map(
                                    u ->
                                            new Expr.Quantified(
                                                    universal,
                                                    u.bound().local(),
                                                    u.bound().set(),
                                                    new Expr.Quantified(
                                                            universal, local, u.part(), body,
                                                            range),
                                                    range))
                            .orElse(expr);
            default -> expr;
        };
    }

    /** The union that a set is, if what is done with its elements does not speak of its bound. */
    private Optional<Union> union(Expr set, Local local, Expr body) {
        Expr inner = set;
        while (inner instanceof Expr.Unfolded unfolded) {
            inner = unfolded.body();
        }
        inner = of(inner);
        if (!(inner instanceof Expr.Apply(Operator operator, List<Expr> arguments, Range range))
                || operator != Operator.BIG_UNION) {
            return Optional.empty();
        }
        Expr sets = arguments.getFirst();
        return sets instanceof Expr.MapSet(List<Expr.Bound> bounds, Expr part, Range where)
                        && bounds.size() == 1
                        && bounds.getFirst().local() != local
                        && !facts.of(body).free().contains(bounds.getFirst().local())
                ? Optional.of(new Union(bounds.getFirst(), part, range))
                : Optional.empty();
    }
}
