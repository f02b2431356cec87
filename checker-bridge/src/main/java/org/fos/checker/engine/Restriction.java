package org.fos.checker.engine;

import org.fos.checker.engine.FieldTest.Says;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Leaves of a divided set what satisfies a condition. What it says of the fields by which the set
 * is divided decides for whole cells, and {@code x \notin lost} touches only the cells in which an
 * element of {@code lost} lies; the other cells are not even looked at.
 */
final class Restriction {
    private static final SetValue NOTHING = SetValue.of(new Value[0], 0);

    /** So many cells may be updated without being read; a step that writes more is slow. */
    private static final int MOST_UPDATED = 64;

    private final ByCells<Plan> known;
    private final Partition partition;
    private final FieldTest fields;
    private final Node[] others;
    private final List<Node> excluded;
    private final Comprehension all;

    /** That of the condition, if it does not look at the state. */
    private final @Nullable Context context;

    private final ByContext<Update> updates = new ByContext<>();

    private Restriction(
            Partition partition,
            FieldTest fields,
            List<Node> others,
            List<Node> excluded,
            Comprehension all,
            @Nullable Context context) {
        this.partition = partition;
        this.known = new ByCells<>(partition, this::plan);
        this.fields = fields;
        this.others = others.toArray(new Node[0]);
        this.excluded = excluded;
        this.all = all;
        this.context = context;
    }

    static Restriction of(
            Compiler compiler, Partition partition, Local local, Expr condition, Range range) {
        FieldTest.Finder finder = new FieldTest.Finder(compiler, partition, local);
        List<FieldTest> tests = new ArrayList<>();
        List<Node> excluded = new ArrayList<>();
        for (Expr conjunct : Scans.conjuncts(condition)) {
            Node set = excluded(compiler, local, conjunct);
            if (set == null) {
                tests.add(finder.of(conjunct));
            } else {
                excluded.add(set);
            }
        }
        Node nothing = new Names.Literal(NOTHING, range);
        return new Restriction(
                partition,
                new FieldTest.All(tests),
                finder.others,
                excluded,
                new Comprehension(
                        compiler.slot(local), nothing, compiler.compile(condition), range),
                compiler.looksAtState(condition) ? null : Context.of(compiler, condition, local));
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
        @Nullable Value[] wanted = wanted(f);
        Plan plan = known.of(wanted);
        for (int cell : plan.empty) {
            if (f.updating && plan.empty.length <= MOST_UPDATED
                    || Partition.content(f, cell, false).size() > 0) {
                f.write(cell, NOTHING);
            }
        }
        ask(f, plan.ask);
        if (lost == null) {
            ask(f, plan.keep);
        } else {
            for (SetValue elements : lost) {
                takeOut(f, elements, wanted);
            }
        }
    }

    /** What the other sides of the equations are; null where one has no value. */
    private @Nullable Value[] wanted(Frame f) {
        @Nullable Value[] wanted = new Value[others.length];
        for (int i = 0; i < wanted.length; i++) {
            try {
                wanted[i] = others[i].eval(f);
            } catch (EvaluationException e) {
                wanted[i] = null; // Each element will be asked, if there is one.
            }
        }
        return wanted;
    }

    /** What becomes of which cells. */
    private record Plan(int[] empty, int[] ask, int[] keep) {}

    private Plan plan(@Nullable Value[] wanted) {
        return new Plan(
                cells(wanted, EnumSet.of(Says.NO)),
                cells(wanted, EnumSet.of(Says.OPEN, Says.ODD)),
                cells(wanted, EnumSet.of(Says.YES)));
    }

    private int[] cells(@Nullable Value[] wanted, Set<Says> which) {
        return IntStream.range(0, partition.keys())
                .filter(k -> which.contains(fields.of(partition.key(k).values(), wanted)))
                .map(partition::cell)
                .toArray();
    }

    private void takeOut(Frame f, SetValue elements, @Nullable Value[] wanted) {
        for (int i = 0; i < elements.size(); i++) {
            Value element = elements.element(i);
            if (fields.of(partition.fieldsOf(element), wanted) == Says.YES) {
                partition.exchange(f, SetValue.of(new Value[] {element}, 1), NOTHING);
            }
        }
    }

    private void ask(Frame f, int[] cells) {
        Update update = f.updating && cells.length <= MOST_UPDATED ? update(f) : null;
        for (int cell : cells) {
            if (update == null || cell >= f.next.length) {
                SetValue content = Partition.content(f, cell, false);
                SetValue kept = all.filtered(f, content);
                if (kept.size() < content.size()) {
                    f.write(cell, kept);
                }
            } else {
                f.update(cell, all.filtered(f, (SetValue) f.next[cell]), update);
            }
        }
    }

    /** What is done with each cell whose elements must be asked; null if that is not known. */
    private @Nullable Update update(Frame f) {
        Value @Nullable [] values = context == null ? null : context.values(f, 0);
        return values == null ? null : updates.of(values, () -> new Kept(values));
    }

    /** What satisfies the condition, for some values of the locals. */
    private final class Kept extends Update {
        private final Value[] values;

        Kept(Value[] values) {
            this.values = values;
        }

        @Override
        Value apply(Frame f, Value before) {
            if (context != null) {
                context.put(f, values);
            }
            return all.filtered(f, (SetValue) before);
        }

        @Override
        boolean isTotal() {
            return false;
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
}
