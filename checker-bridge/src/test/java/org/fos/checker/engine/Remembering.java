package org.fos.checker.engine;

import org.fos.checker.differential.Outcome;
import org.fos.checker.tree.Expr;
import org.fos.checker.tree.SpecTree;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Evaluates as the explorer does, with as little of the state as can be; remembers on what each
 * outcome depends; and complains where an outcome that is remembered would be another than the one
 * that is found.
 */
final class Remembering {
    private final Model model;
    private final Evaluator evaluator;
    private final Map<Expr, Node> nodes = new IdentityHashMap<>();
    private final Map<Expr, Step> steps = new IdentityHashMap<>();
    private final Map<Expr, List<Known<Value>>> values = new IdentityHashMap<>();
    private final Map<Expr, List<Known<List<Successor>>>> successors = new IdentityHashMap<>();
    private int version;

    Remembering(SpecTree tree, Set<Integer> whole) {
        this.model = Model.of(tree, whole, true);
        this.evaluator = new Evaluator(model);
    }

    /** An outcome with that on which it depends. */
    private record Known<T>(List<Read> reads, T outcome) {}

    /** What has been read of a cell, and what it was. */
    private record Read(int cell, boolean next, @Nullable Aspect aspect, Value value) {}

    /** What a successor differs in, by cell. */
    private record Successor(Map<Integer, Value> values, Map<Integer, Update> updates) {}

    /** What has been read, each with its value. */
    private static final class Reading implements CellReads {
        private final Value[] state;
        private final Value[] after;
        private final List<Read> reads = new ArrayList<>();

        Reading(Value[] state, Value[] after) {
            this.state = state;
            this.after = after;
        }

        @Override
        public void current(int cell) {
            if (cell < state.length) {
                reads.add(new Read(cell, false, null, state[cell]));
            }
        }

        @Override
        public void current(Aspect aspect, Value said) {
            reads.add(new Read(aspect.cell(), false, aspect, said));
        }

        @Override
        public void next(int cell) {
            reads.add(new Read(cell, true, null, after[cell]));
        }
    }

    /** What an expression says of a step, or fails with. */
    Outcome evaluate(Expr expr, Value[] state, Value[] after) {
        Value[] cells = model.layout.store(state);
        Value[] next = model.layout.full(model.layout.store(after));
        Value[] full = model.layout.full(cells);
        forget();
        Node node = nodes.computeIfAbsent(expr, model.compiler::compile);
        Reading reading = new Reading(full, next);
        Frame frame = model.frame();
        frame.look(full, next);
        frame.reads = reading;
        Value value;
        try {
            value = node.eval(frame);
        } catch (EvaluationException e) {
            value = null;
        }
        List<Known<Value>> all = values.computeIfAbsent(expr, e -> new ArrayList<>());
        for (Known<Value> known : all) {
            if (holds(known.reads(), full, next) && !known.outcome().equals(value)) {
                return new Outcome.Crashed(
                        "remembered %s, found %s".formatted(known.outcome(), value));
            }
        }
        if (value == null) {
            return new Outcome.Failed("it fails");
        }
        all.add(new Known<>(reading.reads, value));
        return new Outcome.Known(value);
    }

    private void forget() {
        if (version != model.layout.version()) {
            version = model.layout.version();
            values.clear();
            successors.clear();
        }
    }

    private boolean holds(List<Read> reads, Value[] state, Value[] next) {
        for (Read read : reads) {
            Value content = (read.next() ? next : state)[read.cell()];
            try {
                Value now =
                        read.aspect() == null ? content : evaluator.said(read.aspect(), content);
                if (!now.equals(read.value())) {
                    return false;
                }
            } catch (EvaluationException e) {
                return false;
            }
        }
        return true;
    }

    /** The successors of a state by an action; a complaint, or that it fails. */
    String successors(Expr action, Value[] state, List<List<Value>> found) {
        Value[] full = model.layout.full(model.layout.store(state));
        forget();
        Step step =
                steps.computeIfAbsent(
                        action, e -> new Actions(model.compiler).compile(e, Actions.DONE));
        Reading reading = new Reading(full, full);
        List<Successor> made = new ArrayList<>();
        boolean fails = false;
        try {
            evaluator.successors(
                    step,
                    full,
                    reading,
                    (cells, count, next, updates) -> {
                        found.add(List.of(model.layout.load(next.clone())));
                        made.add(successor(cells, count, next, updates));
                    });
        } catch (EvaluationException e) {
            fails = true;
        }
        forget();
        List<Known<List<Successor>>> all =
                successors.computeIfAbsent(action, e -> new ArrayList<>());
        for (Known<List<Successor>> known : all) {
            if (holds(known.reads(), full, full)) {
                String difference = difference(known.outcome(), full, fails ? null : found);
                if (!difference.isEmpty()) {
                    return difference;
                }
            }
        }
        if (!fails) {
            all.add(new Known<>(reading.reads, made));
        }
        return fails ? "it fails" : "";
    }

    private static Successor successor(
            int[] cells, int count, Value[] next, @Nullable Update[] updates) {
        Successor successor = new Successor(new HashMap<>(), new HashMap<>());
        for (int i = 0; i < count; i++) {
            successor.values().put(cells[i], next[cells[i]]);
            Update update = updates[i];
            if (update == null) {
                successor.updates().remove(cells[i]);
            } else {
                successor.updates().put(cells[i], update);
            }
        }
        return successor;
    }

    private String difference(
            List<Successor> remembered, Value[] state, @Nullable List<List<Value>> found) {
        List<List<Value>> made = new ArrayList<>();
        for (Successor successor : remembered) {
            Value[] next = state.clone();
            successor.values().forEach((cell, value) -> next[cell] = value);
            for (Map.Entry<Integer, Update> each : successor.updates().entrySet()) {
                try {
                    next[each.getKey()] = evaluator.updated(each.getValue(), state[each.getKey()]);
                } catch (EvaluationException e) {
                    return found == null ? "" : "an update fails: " + e.getMessage();
                }
            }
            made.add(List.of(model.layout.load(next)));
        }
        return Objects.equals(made, found) ? "" : "remembered %s, found %s".formatted(made, found);
    }
}
