package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.Rewriting;
import org.fos.checker.value.Values;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes {@code \E} over an infinite set decidable where both states of a step are known and an
 * equation that must hold says what its element is: {@code \E v \in STRING : x' = [x EXCEPT ![k] =
 * v] /\ ...} can be so for {@code v = x'[k]} only.
 */
final class Solving {
    private final Facts facts;
    private final Predicate<Expr> isInfinite;
    private final Map<Local, Expr> closed = new IdentityHashMap<>();

    /**
     * A solver.
     *
     * @param isInfinite whether a set that depends on no state and no local is infinite
     */
    Solving(Facts facts, Predicate<Expr> isInfinite) {
        this.facts = facts;
        this.isInfinite = isInfinite;
    }

    /** The same formula, in which quantifiers over infinite sets are solved as far as possible. */
    Expr solved(Expr expr) {
        if (expr instanceof Expr.Let let && facts.of(inlined(let.definition())).closed()) {
            Expr unused = closed.put(let.local(), inlined(let.definition()));
        }
        Expr inside = Rewriting.parts(expr, this::solved);
        if (!(inside instanceof Expr.Quantified(var all, Local local, Expr set, Expr body, var at))
                || all
                || !facts.of(inlined(set)).closed()
                || !isInfinite.test(inlined(set))) {
            return inside;
        }
        Expr solution = solution(body, new Unknown(local, Set.of(local)));
        if (solution == null) {
            return inside;
        }
        Local other = new Local(local.name());
        Range range = set.range();
        Expr only =
                new Expr.Filter(
                        other,
                        new Expr.Apply(Operator.SET_OF, List.of(solution), range),
                        new Expr.Apply(
                                Operator.IN, List.of(new Expr.Reference(other, range), set), range),
                        range);
        return new Expr.Quantified(false, local, only, body, at);
    }

    /** The same with constants that an instance replaces written out. */
    private Expr inlined(Expr expr) {
        return expr instanceof Expr.Reference(Local local, var range) && closed.containsKey(local)
                ? closed.getOrDefault(local, expr)
                : Rewriting.parts(expr, this::inlined);
    }

    /**
     * What is looked for.
     *
     * @param all the local, and others that its solution must not speak of
     */
    private record Unknown(Local local, Set<Local> all) {
        Unknown with(Local another) {
            Set<Local> more = new HashSet<>(all);
            more.add(another);
            return new Unknown(local, more);
        }
    }

    /** What a local must be for a formula to hold; null if no equation says it. */
    private @Nullable Expr solution(Expr expr, Unknown unknown) {
        return switch (expr) {
            case Expr.And and -> {
                for (Expr conjunct : and.conjuncts()) {
                    Expr found = solution(conjunct, unknown);
                    if (found != null) {
                        yield found;
                    }
                }
                yield null;
            }
            case Expr.Quantified quantified when !quantified.universal() ->
                    solution(quantified.body(), unknown.with(quantified.local()));
            case Expr.Let let -> {
                if (speaksOf(let.definition(), unknown)) {
                    yield solution(let.body(), unknown.with(let.local()));
                }
                Expr found = solution(let.body(), unknown);
                yield found == null
                        ? null
                        : new Expr.Let(let.local(), let.definition(), found, let.range());
            }
            case Expr.Unfolded unfolded -> solution(unfolded.body(), unknown);
            case Expr.Apply(Operator operator, List<Expr> sides, var range)
                    when operator == Operator.EQUAL -> {
                if (!speaksOf(sides.get(0), unknown)) {
                    yield match(sides.get(1), sides.get(0), unknown);
                }
                yield speaksOf(sides.get(1), unknown)
                        ? null
                        : match(sides.get(0), sides.get(1), unknown);
            }
            default -> null;
        };
    }

    /** What stands in a value where the local stands in a pattern; null if it is nowhere alone. */
    private @Nullable Expr match(Expr pattern, Expr value, Unknown unknown) {
        return switch (pattern) {
            case Expr.Reference(Local local, var range) -> local == unknown.local() ? value : null;
            case Expr.Unfolded unfolded -> match(unfolded.body(), value, unknown);
            case Expr.Record(var fields, Range range) -> {
                for (Expr.Field field : fields) {
                    if (speaksOf(field.value(), unknown)) {
                        Expr name = new Expr.Literal(Values.string(field.name()), range);
                        Expr found = match(field.value(), at(value, name), unknown);
                        if (found != null) {
                            yield found;
                        }
                    }
                }
                yield null;
            }
            case Expr.Apply(Operator operator, List<Expr> parts, Range range)
                    when operator == Operator.TUPLE -> {
                for (int i = 0; i < parts.size(); i++) {
                    Expr place = new Expr.Literal(Values.integer(i + 1), range);
                    Expr found =
                            speaksOf(parts.get(i), unknown)
                                    ? match(parts.get(i), at(value, place), unknown)
                                    : null;
                    if (found != null) {
                        yield found;
                    }
                }
                yield null;
            }
            case Expr.Except(Expr base, var changes, var range)
                    when changes.size() == 1 && !speaksOf(base, unknown) -> {
                Expr.Change change = changes.getFirst();
                Expr place = value;
                for (Expr key : change.path()) {
                    if (speaksOf(key, unknown)) {
                        yield null;
                    }
                    place = at(place, key);
                }
                yield match(change.value(), place, unknown);
            }
            default -> null;
        };
    }

    private static Expr at(Expr function, Expr argument) {
        return new Expr.Apply(Operator.APPLY, List.of(function, argument), argument.range());
    }

    private boolean speaksOf(Expr expr, Unknown unknown) {
        return facts.of(expr).free().stream().anyMatch(unknown.all()::contains);
    }
}
