package org.fos.checker.front;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.Rewriting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * ENABLED of an action of an instance. The next values of variables that the instance replaces by
 * expressions are not those of the expressions: they are whatever the action says, and bound by
 * ENABLED. Here they are locals; an action that gives one a value becomes a LET, or, if it is one
 * of a set, {@code \E}. So the rest of the action stands inside of what gives the values that it
 * reads.
 */
final class Enabling {
    private final Set<Local> free;

    private Enabling(Set<Local> free) {
        this.free = free;
    }

    /**
     * Whether a step of an action is possible.
     *
     * @param free locals that stand for next values of replaced variables
     */
    static Expr of(Expr action, Set<Local> free, Range range) {
        if (free.isEmpty()) {
            return new Expr.Enabled(action, range);
        }
        Expr truth = new Expr.And(List.of(), range);
        return new Expr.Enabled(new Enabling(free).go(action, Set.of(), given -> truth), range);
    }

    /** An action with what comes after it, which depends on what has been given a value by then. */
    private Expr go(Expr expr, Set<Local> given, Function<Set<Local>, Expr> then) {
        return switch (expr) {
            case Expr.And(List<Expr> conjuncts, Range range) -> all(conjuncts, given, then);
            case Expr.Or(List<Expr> disjuncts, Range range) ->
                    new Expr.Or(disjuncts.stream().map(d -> go(d, given, then)).toList(), range);
            case Expr.If(Expr condition, Expr yes, Expr no, Range range) ->
                    new Expr.If(
                            known(condition, given),
                            go(yes, given, then),
                            go(no, given, then),
                            range);
            case Expr.Case arms -> arms(arms, given, then);
            case Expr.Let let -> let(let, given, then);
            case Expr.Unfolded(var name, var parameters, var arguments, var body, var at, var in) ->
                    new Expr.Unfolded(name, parameters, arguments, go(body, given, then), at, in);
            case Expr.Quantified(boolean universal, Local local, Expr set, Expr body, Range range)
                    when !universal ->
                    new Expr.Quantified(
                            false, local, known(set, given), go(body, given, then), range);
            case Expr.Apply(Operator operator, List<Expr> sides, Range range)
                    when operator == Operator.EQUAL ->
                    equation(expr, sides.get(0), sides.get(1), given, then);
            case Expr.Apply(Operator operator, List<Expr> sides, Range range)
                    when operator == Operator.IN && isOpen(sides.get(0), given) -> {
                Local one = new Local(((Expr.Reference) sides.get(0)).local().name());
                Expr chosen = new Expr.Reference(one, range);
                yield new Expr.Quantified(
                        false,
                        one,
                        known(sides.get(1), given),
                        give(sides.get(0), chosen, given, then),
                        range);
            }
            default -> guard(expr, given, then);
        };
    }

    private Expr all(List<Expr> conjuncts, Set<Local> given, Function<Set<Local>, Expr> then) {
        if (conjuncts.isEmpty()) {
            return then.apply(given);
        }
        List<Expr> rest = conjuncts.subList(1, conjuncts.size());
        return go(conjuncts.getFirst(), given, now -> all(rest, now, then));
    }

    private Expr arms(Expr.Case cases, Set<Local> given, Function<Set<Local>, Expr> then) {
        List<Expr.Arm> arms = new ArrayList<>();
        for (Expr.Arm arm : cases.arms()) {
            arms.add(new Expr.Arm(known(arm.guard(), given), go(arm.result(), given, then)));
        }
        Expr other = cases.other();
        return new Expr.Case(arms, other == null ? null : go(other, given, then), cases.range());
    }

    /** A name for something that is read before it has a value is written out where it is used. */
    private Expr let(Expr.Let let, Set<Local> given, Function<Set<Local>, Expr> then) {
        return readsOpen(let.definition(), given)
                ? go(replace(let.local(), let.definition(), let.body()), given, then)
                : new Expr.Let(
                        let.local(), let.definition(), go(let.body(), given, then), let.range());
    }

    private static Expr replace(Local local, Expr by, Expr expr) {
        return expr instanceof Expr.Reference reference && reference.local() == local
                ? by
                : Rewriting.parts(expr, part -> replace(local, by, part));
    }

    /** {@code x' = e} gives x' a value; {@code <<x, y>>' = <<x, y>>} gives several. */
    private Expr equation(
            Expr whole, Expr left, Expr right, Set<Local> given, Function<Set<Local>, Expr> then) {
        if (isOpen(left, given)) {
            return give(left, known(right, given), given, then);
        }
        List<Expr> targets = elements(left);
        List<Expr> values = elements(right);
        if (targets.isEmpty()
                || targets.size() != values.size()
                || targets.stream().noneMatch(target -> isOpen(target, given))) {
            return guard(whole, given, then);
        }
        List<Expr> equations = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            List<Expr> sides = List.of(targets.get(i), values.get(i));
            equations.add(new Expr.Apply(Operator.EQUAL, sides, whole.range()));
        }
        return all(equations, given, then);
    }

    private static List<Expr> elements(Expr expr) {
        return switch (expr) {
            case Expr.Unfolded unfolded -> elements(unfolded.body());
            case Expr.Apply(Operator operator, List<Expr> parts, Range range)
                    when operator == Operator.TUPLE ->
                    parts;
            default -> List.of();
        };
    }

    private Expr give(Expr target, Expr value, Set<Local> given, Function<Set<Local>, Expr> then) {
        Local local = ((Expr.Reference) target).local();
        Set<Local> now = new LinkedHashSet<>(given);
        now.add(local);
        return new Expr.Let(local, value, then.apply(now), target.range());
    }

    private Expr guard(Expr expr, Set<Local> given, Function<Set<Local>, Expr> then) {
        return new Expr.And(List.of(known(expr, given), then.apply(given)), expr.range());
    }

    /** Whether an expression is the next value of a variable that has none yet. */
    private boolean isOpen(Expr expr, Set<Local> given) {
        return expr instanceof Expr.Reference reference
                && free.contains(reference.local())
                && !given.contains(reference.local());
    }

    private boolean readsOpen(Expr expr, Set<Local> given) {
        return free.stream().anyMatch(local -> !given.contains(local) && Uses.of(local, expr));
    }

    private Expr known(Expr expr, Set<Local> given) {
        for (Local local : free) {
            if (!given.contains(local) && Uses.of(local, expr)) {
                throw Refused.unsupported(
                        expr.range(),
                        "ENABLED of an action that reads %s' before it says what it is"
                                .formatted(local.name()));
            }
        }
        return expr;
    }
}
