package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * An expression that makes a value anew from what it was before, {@code @}, and from operands that
 * are evaluated beforehand: once they are known it is an {@link Update}.
 */
final class Revision {
    private final int[] hoisted;
    private final Node[] operands;
    private final boolean fresh;
    private final Context context;
    private final Functions.Except.Change change;
    private final Functions.Except except;
    private final ByContext<Update> updates = new ByContext<>();

    private Revision(
            Compiler compiler, Local at, Expr value, List<Local> hoisted, List<Expr> operands) {
        this.fresh = !compiler.facts.of(value).free().contains(at);
        this.hoisted = hoisted.stream().mapToInt(compiler::slot).toArray();
        this.operands = operands.stream().map(compiler::compile).toArray(Node[]::new);
        this.context = Context.of(compiler, value, at);
        this.change =
                new Functions.Except.Change(
                        new Node[0], compiler.slot(at), compiler.compile(value));
        this.except =
                new Functions.Except(change.value(), new Functions.Except.Change[0], value.range());
    }

    /**
     * The revision that an expression is.
     *
     * @param at stands for the value before
     * @return null if what it makes of the value depends on more of the state
     */
    static @Nullable Revision of(Compiler compiler, Local at, Expr value) {
        List<Local> hoisted = new ArrayList<>();
        List<Expr> operands = new ArrayList<>();
        Expr rest = new Hoisting(compiler, at, hoisted, operands).of(value);
        return compiler.looksAtState(rest)
                        || operands.stream().anyMatch(operand -> isLazy(compiler, operand))
                ? null
                : new Revision(compiler, at, rest, hoisted, operands);
    }

    /** Whether an expression is a set that need not be written out where it is used. */
    private static boolean isLazy(Compiler compiler, Expr expr) {
        return switch (expr) {
            case Expr.Unfolded unfolded -> isLazy(compiler, unfolded.body());
            case Expr.Let let -> isLazy(compiler, let.body());
            case Expr.Filter filter -> isLazy(compiler, filter.set());
            case Expr.If choice -> isLazy(compiler, choice.yes()) || isLazy(compiler, choice.no());
            case Expr.Reference reference -> {
                Expr definition = compiler.definition(reference.local());
                yield definition != null && isLazy(compiler, definition);
            }
            default -> compiler.compile(expr) instanceof Node.Lazy;
        };
    }

    /**
     * Takes out of an expression what is evaluated in any case and does not depend on {@code @}.
     */
    private record Hoisting(Compiler compiler, Local at, List<Local> hoisted, List<Expr> operands) {
        Expr of(Expr expr) {
            if (!compiler.facts.of(expr).free().contains(at)) {
                return hoisted(expr);
            }
            return switch (expr) {
                case Expr.Unfolded unfolded -> of(unfolded.body());
                case Expr.Apply apply when apply.operator() != Operator.IMPLIES ->
                        new Expr.Apply(apply.operator(), all(apply.arguments()), apply.range());
                case Expr.Record record ->
                        new Expr.Record(
                                record.fields().stream()
                                        .map(f -> new Expr.Field(f.name(), of(f.value())))
                                        .toList(),
                                record.range());
                case Expr.If(Expr condition, Expr yes, Expr no, var range) ->
                        new Expr.If(of(condition), yes, no, range);
                case Expr.Except except -> except(except);
                default -> expr;
            };
        }

        private List<Expr> all(List<Expr> exprs) {
            return exprs.stream().map(this::of).toList();
        }

        /** The new values may speak of what was there before, which is known inside only. */
        private Expr except(Expr.Except except) {
            List<Expr.Change> changes = new ArrayList<>();
            for (Expr.Change change : except.changes()) {
                boolean inner = compiler.facts.of(change.value()).free().contains(change.at());
                changes.add(
                        new Expr.Change(
                                all(change.path()),
                                change.at(),
                                inner ? change.value() : of(change.value()),
                                change.range()));
            }
            return new Expr.Except(of(except.base()), changes, except.range());
        }

        private Expr hoisted(Expr expr) {
            if (!compiler.looksAtState(expr)) {
                return expr;
            }
            Local operand = new Local("operand at " + expr.range());
            hoisted.add(operand);
            operands.add(expr);
            return new Expr.Reference(operand, expr.range());
        }
    }

    /**
     * Writes a cell of the next state.
     *
     * @param keys lead on inside the cell's value, from a depth on
     * @return whether it has; if not, nothing is changed
     */
    boolean write(Frame f, int cell, Value[] keys, int depth) {
        if (!evaluateOperands(f)) {
            return false;
        }
        if (fresh && depth == keys.length) {
            f.write(cell, change.value().eval(f));
            return true;
        }
        Value[] values = context.values(f, keys.length - depth);
        if (values == null) {
            return false;
        }
        System.arraycopy(keys, depth, values, context.size(), keys.length - depth);
        Update update = updates.of(values, () -> new Made(values));
        if (update == null) {
            return false;
        }
        f.update(cell, except.changed(f, f.next[cell], change, keys, depth), update);
        return true;
    }

    /** An operand that has no value may not be needed: where a key lies outside a domain. */
    private boolean evaluateOperands(Frame f) {
        try {
            for (int i = 0; i < operands.length; i++) {
                f.slots[hoisted[i]] = operands[i].eval(f);
            }
            return true;
        } catch (EvaluationException e) {
            return false;
        }
    }

    /** The update with certain operands. */
    private final class Made extends Update {
        private final Value[] values;

        Made(Value[] values) {
            this.values = values;
        }

        @Override
        Value apply(Frame f, Value before) {
            context.put(f, values);
            return except.changed(f, before, change, values, context.size());
        }

        @Override
        boolean isTotal() {
            return false;
        }
    }
}
