package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.value.BoolValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is said of all elements of a divided set, without looking elsewhere: said of the elements of
 * one cell after the other, each time as an {@link Aspect} of that cell.
 */
final class CellByCell extends Node {
    private static final SetValue NOTHING = SetValue.of(new Value[0], 0);

    private final Partition partition;

    /** Where to look; null for everywhere. */
    private final @Nullable Scan scan;

    private final Together together;
    private final SaidOfCell said;
    private final Node whole;

    /** How what is said of the cells makes what is said of the set. */
    private enum Together {
        ALL,
        ANY,
        UNION
    }

    private CellByCell(
            Compiler compiler,
            Partition partition,
            @Nullable Scan scan,
            Together together,
            Local content,
            Expr said,
            Expr whole,
            AtomicInteger count) {
        super(whole.range());
        this.partition = partition;
        this.scan = scan;
        this.together = together;
        this.said = new SaidOfCell(compiler, said, content, count);
        this.whole = compiler.compileWhole(whole);
    }

    /** The node of an expression that says something of each element of a divided set; or null. */
    static @Nullable Node of(Compiler compiler, Scans scans, AtomicInteger count, Expr expr) {
        return switch (expr) {
            case Expr.Quantified(
                            boolean universal,
                            Local local,
                            Expr set,
                            Expr body,
                            var range) -> {
                Partition partition = partition(compiler, set);
                if (partition == null || compiler.looksAtState(body)) {
                    yield null;
                }
                Scan scan = scans.of(local, set, body, universal);
                Local content = new Local("the elements in a cell");
                Expr cell = new Expr.Reference(content, set.range());
                Expr said = new Expr.Quantified(universal, local, cell, body, range);
                Together together = universal ? Together.ALL : Together.ANY;
                yield new CellByCell(
                        compiler, partition, scan, together, content, said, expr, count);
            }
            case Expr.Filter(Local local, Expr set, Expr body, var range) -> {
                Partition partition = partition(compiler, set);
                Scan scan = partition == null ? null : scans.of(local, set, body, false);
                if (partition == null
                        || compiler.looksAtState(body)
                        || (scan != null && scans.rest(local, set, body).isEmpty())) {
                    yield null;
                }
                Local content = new Local("the elements in a cell");
                Expr cell = new Expr.Reference(content, set.range());
                Expr said = new Expr.Filter(local, cell, body, range);
                yield new CellByCell(
                        compiler, partition, scan, Together.UNION, content, said, expr, count);
            }
            case Expr.Apply(Operator operator, List<Expr> sides, var range)
                    when isOfEach(compiler, operator, sides) -> {
                Partition partition = partition(compiler, sides.get(0));
                if (partition == null) {
                    yield null;
                }
                Local content = new Local("the elements in a cell");
                Expr cell = new Expr.Reference(content, sides.get(0).range());
                Expr said = new Expr.Apply(operator, List.of(cell, sides.get(1)), range);
                Together together = operator == Operator.NOT_EQUAL ? Together.ANY : Together.ALL;
                yield new CellByCell(
                        compiler, partition, null, together, content, said, expr, count);
            }
            default -> null;
        };
    }

    /** {@code v \subseteq S}, {@code v = {}} or {@code v # {}}. */
    private static boolean isOfEach(Compiler compiler, Operator operator, List<Expr> sides) {
        return switch (operator) {
            case SUBSET_OF -> !compiler.looksAtState(sides.get(1));
            case EQUAL, NOT_EQUAL ->
                    sides.get(1) instanceof Expr.Apply set
                            && set.operator() == Operator.SET_OF
                            && set.arguments().isEmpty();
            default -> false;
        };
    }

    private static @Nullable Partition partition(Compiler compiler, Expr set) {
        return set instanceof Expr.Variable variable && !variable.primed()
                ? compiler.partition(set)
                : null;
    }

    @Override
    Value eval(Frame f) {
        CellReads reads = f.reads;
        Value @Nullable [] locals = reads == null ? null : said.locals(f);
        if (reads == null || locals == null) {
            return whole.eval(f);
        }
        SetValue union = NOTHING;
        int @Nullable [] some = scan == null ? null : scan.cells(f);
        int count = some == null ? partition.keys() : some.length;
        for (int i = 0; i < count; i++) {
            int cell = some == null ? partition.cell(i) : some[i];
            Value held = cell < f.current.length ? f.current[cell] : NOTHING;
            Value result = said(f, reads, cell, held, locals.clone());
            if (result == null) {
                return whole.eval(f);
            }
            if (together == Together.UNION) {
                union = Equality.union(union, (SetValue) result, range);
            } else if (((BoolValue) result).truth() == (together == Together.ANY)) {
                return result;
            }
        }
        return together == Together.UNION ? union : Shown.truth(together == Together.ALL);
    }

    /** What is said of a cell's elements; null if that cannot be said of this cell alone. */
    private @Nullable Value said(Frame f, CellReads reads, int cell, Value held, Value[] locals) {
        Aspect aspect = said.of(cell, locals);
        if (aspect == null) {
            return null;
        }
        try {
            Value result = aspect.of(f, held);
            reads.current(aspect, result);
            return result;
        } catch (EvaluationException e) {
            return null;
        }
    }
}
