package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.Rewriting;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Compiles an equation that gives a variable its next value. Where that is made of the value
 * before, the step writes only the cells that change: {@code IF c THEN v ELSE [v EXCEPT ![a] = e]}
 * does so in two ways.
 */
final class Equations {
    private final Compiler compiler;
    private final Expr.Variable variable;
    private final Shape shape;
    private final Range range;
    private final Step then;

    Equations(Compiler compiler, Expr.Variable variable, Range range, Step then) {
        this.compiler = compiler;
        this.variable = variable;
        this.shape = compiler.layout.shape(variable.index());
        this.range = range;
        this.then = then;
    }

    /** The step that gives the variable a value. */
    Step of(Expr value) {
        return !compiler.initial() && isMadeOfBefore(value)
                ? ways(value, UnaryOperator.identity())
                : whole(value);
    }

    /** Whether an expression is the value before, with changes, whatever is chosen on the way. */
    private boolean isMadeOfBefore(Expr expr) {
        return switch (expr) {
            case Expr.Variable before -> isBefore(before);
            case Expr.Unfolded unfolded -> isMadeOfBefore(unfolded.body());
            case Expr.If choice -> isMadeOfBefore(choice.yes()) && isMadeOfBefore(choice.no());
            case Expr.Except except -> isMadeOfBefore(except.base());
            case Expr.Let let -> isMadeOfBefore(let.body());
            case Expr.Apply apply when isExchange(apply) ->
                    isMadeOfBefore(apply.arguments().get(0));
            case Expr.Reference reference -> {
                Expr definition = compiler.definition(reference.local());
                yield definition != null && isMadeOfBefore(definition);
            }
            default -> false;
        };
    }

    private boolean isBefore(Expr expr) {
        return expr instanceof Expr.Variable before
                && before.index() == variable.index()
                && !before.primed();
    }

    private boolean isExchange(Expr.Apply apply) {
        return shape instanceof Partition
                && (apply.operator() == Operator.UNION || apply.operator() == Operator.DIFFERENCE);
    }

    /**
     * The step for an expression that is made of the value before.
     *
     * @param changed what is made of it in turn
     */
    private Step ways(Expr expr, UnaryOperator<Expr> changed) {
        return switch (expr) {
            case Expr.Variable before -> leaf(changed.apply(before));
            case Expr.Unfolded unfolded -> ways(unfolded.body(), changed);
            case Expr.If choice ->
                    new Steps.Branch(
                            compiler.compile(choice.condition()),
                            ways(choice.yes(), changed),
                            ways(choice.no(), changed));
            case Expr.Except except ->
                    ways(
                            except.base(),
                            base ->
                                    changed.apply(
                                            new Expr.Except(
                                                    base, except.changes(), except.range())));
            case Expr.Let let -> {
                int slot = compiler.define(let);
                yield new Steps.Clear(slot, ways(let.body(), changed));
            }
            case Expr.Apply apply -> {
                Expr other = apply.arguments().get(1);
                yield ways(
                        apply.arguments().get(0),
                        base ->
                                changed.apply(
                                        new Expr.Apply(
                                                apply.operator(),
                                                List.of(base, other),
                                                apply.range())));
            }
            case Expr.Reference reference -> {
                Expr definition = compiler.definition(reference.local());
                if (definition == null) {
                    throw new IllegalStateException(
                            "not defined, name=" + reference.local().name());
                }
                yield ways(definition, changed);
            }
            default -> throw new IllegalStateException("no value before at " + expr.range());
        };
    }

    /** The step for the value before with changes, one after the other. */
    private Step leaf(Expr value) {
        if (isBefore(value)) {
            return new Steps.Keep(
                    new int[] {variable.index()}, new Shape[] {shape}, new Range[] {range}, then);
        }
        return switch (shape) {
            case Shape.Parts parts -> change(parts, value);
            case Shape.Whole whole when compiler.sparing() -> revise(whole, value);
            case Partition partition -> exchange(partition, value);
            default -> assign(value);
        };
    }

    /** The step for any other value. */
    private Step whole(Expr value) {
        if (shape instanceof Shape.Whole whole && compiler.sparing()) {
            return revise(whole, value);
        }
        if (shape instanceof Partition partition
                && !compiler.initial()
                && value instanceof Expr.Filter(Local local, Expr set, Expr body, Range where)
                && isBefore(set)) {
            return new Assignments.Restrict(
                    variable.index(),
                    Restriction.of(compiler, partition, local, body, where),
                    partition,
                    compiler.compile(value),
                    range,
                    then);
        }
        return assign(value);
    }

    private Step assign(Expr value) {
        return new Assignments.Assign(
                variable.index(), shape, compiler.compile(value), range, then);
    }

    private Step change(Shape.Parts parts, Expr value) {
        List<Expr.Change> changes = new ArrayList<>();
        Expr at = value;
        while (at instanceof Expr.Except(Expr base, List<Expr.Change> outer, Range where)) {
            changes.addAll(0, outer);
            at = base;
        }
        return new Assignments.Change(
                variable.index(),
                parts,
                changes.stream().map(compiler::change).toArray(Functions.Except.Change[]::new),
                changes.stream().map(this::revision).toArray(Revision[]::new),
                compiler.compile(value),
                range,
                then);
    }

    private @Nullable Revision revision(Expr.Change change) {
        return compiler.sparing() ? Revision.of(compiler, change.at(), change.value()) : null;
    }

    private Step revise(Shape.Whole whole, Expr value) {
        Local before = new Local(variable.name());
        Expr replaced = replaced(value, before);
        Revision revision =
                compiler.facts.of(replaced).free().contains(before)
                        ? Revision.of(compiler, before, replaced)
                        : null;
        return revision == null
                ? assign(value)
                : new Assignments.Revise(
                        variable.index(), whole, revision, compiler.compile(value), range, then);
    }

    private Expr replaced(Expr expr, Local before) {
        return isBefore(expr)
                ? new Expr.Reference(before, expr.range())
                : Rewriting.parts(expr, part -> replaced(part, before));
    }

    private Step exchange(Partition partition, Expr value) {
        List<Expr> sets = new ArrayList<>();
        List<Boolean> adds = new ArrayList<>();
        Expr at = value;
        while (at instanceof Expr.Apply apply && isExchange(apply)) {
            sets.addFirst(apply.arguments().get(1));
            adds.addFirst(apply.operator() == Operator.UNION);
            at = apply.arguments().get(0);
        }
        if (!isBefore(at)) {
            return assign(value);
        }
        boolean[] added = new boolean[adds.size()];
        for (int i = 0; i < added.length; i++) {
            added[i] = adds.get(i);
        }
        return new Assignments.Exchange(
                variable.index(),
                partition,
                sets.stream().map(compiler::compile).toArray(Node[]::new),
                added,
                compiler.compile(value),
                range,
                then);
    }
}
