package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Leaves of a divided set what satisfies a condition. Conjuncts about the fields by which the set
 * is divided decide for whole cells, and {@code x \notin lost} touches only the cells in which an
 * element of {@code lost} lies; the other cells are not even looked at.
 */
final class Restriction {
    private static final SetValue NOTHING = SetValue.of(new Value[0], 0);

    private final ByCells<Plan> known;
    private final Partition partition;
    private final List<ByField> byField;
    private final List<Node> excluded;
    private final Sets.Filter all;

    /** Whether there are conjuncts of no such kind, so that each element must be asked. */
    private final boolean others;

    /** {@code x.field = other}, or {@code #}. */
    private record ByField(int field, Node other, boolean equal) {}

    private Restriction(
            Partition partition,
            List<ByField> byField,
            List<Node> excluded,
            Sets.Filter all,
            boolean others) {
        this.partition = partition;
        this.known = new ByCells<>(partition, this::plan);
        this.byField = byField;
        this.excluded = excluded;
        this.all = all;
        this.others = others;
    }

    static Restriction of(
            Compiler compiler, Partition partition, Local local, Expr condition, Range range) {
        List<ByField> byField = new ArrayList<>();
        List<Node> excluded = new ArrayList<>();
        boolean others = false;
        for (Expr conjunct : Scans.conjuncts(condition)) {
            ByField decided = byField(compiler, partition, local, conjunct);
            Node set = excluded(compiler, local, conjunct);
            if (decided != null) {
                byField.add(decided);
            } else if (set != null) {
                excluded.add(set);
            } else {
                others = true;
            }
        }
        Node nothing = new Names.Literal(SetValue.of(new Value[0], 0), range);
        return new Restriction(
                partition,
                byField,
                excluded,
                new Sets.Filter(compiler.slot(local), nothing, compiler.compile(condition), range),
                others);
    }

    private static @Nullable ByField byField(
            Compiler compiler, Partition partition, Local local, Expr conjunct) {
        if (conjunct instanceof Expr.Apply(Operator operator, List<Expr> sides, Range range)
                && (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL)
                && !compiler.facts.of(sides.get(1)).free().contains(local)) {
            StringValue field = Scans.field(local, sides.get(0));
            int place = field == null ? -1 : partition.fields().indexOf(field);
            return place < 0
                    ? null
                    : new ByField(
                            place, compiler.compile(sides.get(1)), operator == Operator.EQUAL);
        }
        return null;
    }

    private static @Nullable Node excluded(Compiler compiler, Local local, Expr conjunct) {
        return conjunct instanceof Expr.Apply(Operator operator, List<Expr> sides, Range range)
                        && operator == Operator.NOT_IN
                        && sides.get(0) instanceof Expr.Reference(Local referred, Range where)
                        && referred == local
                        && !compiler.facts.of(sides.get(1)).free().contains(local)
                ? compiler.compile(sides.get(1))
                : null;
    }

    /** Takes out of the next state what does not satisfy the condition in the current one. */
    void apply(Frame f) {
        List<SetValue> lost = lost(f);
        Value[] wanted = new Value[byField.size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = byField.get(i).other().eval(f);
        }
        Plan plan = known.of(wanted);
        for (int cell : plan.empty) {
            if (Partition.content(f, cell, false).size() > 0) {
                f.write(cell, NOTHING);
            }
        }
        for (int cell : plan.ask) {
            ask(f, cell);
        }
        if (others || lost == null) {
            for (int cell : plan.keep) {
                ask(f, cell);
            }
        }
        if (lost != null && !others) {
            for (SetValue elements : lost) {
                takeOut(f, elements, wanted);
            }
        }
    }

    /** What becomes of which cells. */
    private record Plan(int[] empty, int[] ask, int[] keep) {}

    private Plan plan(@Nullable Value[] wanted) {
        return new Plan(cells(wanted, -1), cells(wanted, 0), cells(wanted, 1));
    }

    private int[] cells(@Nullable Value[] wanted, int decision) {
        return IntStream.range(0, partition.keys())
                .filter(k -> decided(partition.key(k).values(), wanted) == decision)
                .map(partition::cell)
                .toArray();
    }

    private void takeOut(Frame f, SetValue elements, @Nullable Value[] wanted) {
        for (int i = 0; i < elements.size(); i++) {
            Value element = elements.element(i);
            int cell = partition.cellOf(element);
            if (cell >= 0 && decided(partition.fieldsOf(element), wanted) > 0) {
                f.write(cell, Partition.content(f, cell, true).without(element));
            }
        }
    }

    private void ask(Frame f, int cell) {
        SetValue content = Partition.content(f, cell, false);
        SetValue kept = all.filtered(f, content);
        if (kept.size() < content.size()) {
            f.write(cell, kept);
        }
    }

    /** The sets whose elements go; null if one of them is not written out. */
    private @Nullable List<SetValue> lost(Frame f) {
        List<SetValue> lost = new ArrayList<>();
        for (Node node : excluded) {
            if (!(node.set(f) instanceof SetValue set)) {
                return null;
            }
            lost.add(set);
        }
        return lost;
    }

    /** 1 if a cell's elements satisfy what is said of the fields, -1 if they do not, 0 to ask. */
    private int decided(@Nullable Value[] fields, @Nullable Value[] wanted) {
        int decided = 1;
        for (int i = 0; i < wanted.length; i++) {
            Value field = fields[byField.get(i).field()];
            Value value = wanted[i];
            if (field == null || value == null || field.kind() != value.kind()) {
                return 0;
            }
            if (field.equals(value) != byField.get(i).equal()) {
                decided = -1;
            }
        }
        return decided;
    }
}
