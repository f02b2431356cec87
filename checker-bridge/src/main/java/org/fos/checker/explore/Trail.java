package org.fos.checker.explore;

import org.fos.checker.engine.Program;
import org.fos.checker.liveness.Liveness;
import org.fos.checker.tlc.Behaviour;
import org.fos.checker.tlc.BehaviourState;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.Lasso;
import org.fos.checker.tlc.PropertyKind;
import org.fos.checker.tlc.Statistics;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the behaviour that leads to a state again, from the state from which each was found. */
final class Trail {
    private final Program program;
    private final Space space;
    private final Fingerprints fingerprints;
    private final Parents parents;
    private final int view;
    private final long offsetLow;
    private final long offsetHigh;

    Trail(
            Program program,
            Space space,
            Fingerprints fingerprints,
            Parents parents,
            int view,
            long offsetLow,
            long offsetHigh) {
        this.program = program;
        this.space = space;
        this.fingerprints = fingerprints;
        this.parents = parents;
        this.view = view;
        this.offsetLow = offsetLow;
        this.offsetHigh = offsetHigh;
    }

    CheckResult result(Found found, Statistics statistics) {
        List<int[]> rows = rows(found.state());
        if (found.row().length > 0) {
            rows.add(found.row());
        }
        Behaviour behaviour = behaviour(rows);
        return switch (found.kind()) {
            case INVARIANT ->
                    new CheckResult.Violated(
                            PropertyKind.INVARIANT, found.name(), behaviour, statistics);
            case STEP ->
                    new CheckResult.Violated(
                            PropertyKind.ACTION_PROPERTY, found.name(), behaviour, statistics);
            case DEADLOCK -> new CheckResult.Deadlock(behaviour, statistics);
            case ERROR -> {
                if (found.error() == null) {
                    throw new IllegalStateException("an error without a cause");
                }
                yield Results.failed(found.error(), behaviour.states(), statistics);
            }
        };
    }

    CheckResult result(Liveness.Violation violation, Graph graph, Statistics statistics) {
        org.fos.checker.liveness.Lasso lasso = violation.behaviour();
        List<int[]> rows = new ArrayList<>();
        lasso.states().forEach(state -> rows.add(graph.row(state)));
        Lasso end = lasso.stutters() ? new Lasso.Stuttering() : new Lasso.BackTo(lasso.back() + 1);
        return new CheckResult.Violated(
                PropertyKind.TEMPORAL_PROPERTY,
                violation.property(),
                new Behaviour(behaviour(rows).states(), Optional.of(end)),
                statistics);
    }

    /** The rows of the states that lead to one, by its number; none for -1. */
    List<int[]> rows(int state) {
        List<Integer> numbers = new ArrayList<>();
        for (int at = state; at >= 0; at = parents.get(at)) {
            numbers.addFirst(at);
        }
        List<int[]> rows = new ArrayList<>();
        for (int number : numbers) {
            rows.add(rows.isEmpty() ? first(number) : after(rows.getLast(), number));
        }
        return rows;
    }

    private int[] first(int number) {
        for (Value[] state : program.initialStates()) {
            int[] row = space.row(state);
            if (number(row) == number) {
                return row;
            }
        }
        throw new IllegalStateException("no such initial state, number=" + number);
    }

    private int[] after(int[] row, int number) {
        for (int a = 0; a < space.actions(); a++) {
            for (Outcome.Write write : space.outcome(a, row).successors()) {
                int[] next = Arrays.copyOf(row, Math.max(row.length, space.cells()));
                for (int i = 0; i < write.cells().length; i++) {
                    int cell = write.cells()[i];
                    Applied update = write.updates()[i];
                    next[cell] =
                            update == null ? write.numbers()[i] : space.updated(update, next[cell]);
                }
                if (number(next) == number) {
                    return next;
                }
            }
        }
        throw new IllegalStateException("no such successor, number=" + number);
    }

    /** The number of a state that has been found; -1 if it has not. */
    int number(int[] row) {
        if (view >= 0) {
            long[] fingerprint = space.fingerprint(view, row);
            return fingerprints.find(fingerprint[0], fingerprint[1]);
        }
        long[] sums = new long[2 * space.permutations()];
        space.addAll(row, sums);
        long bestLow = sums[0];
        long bestHigh = sums[1];
        for (int i = 2; i < sums.length; i += 2) {
            if (Fingerprints.isLess(sums[i], sums[i + 1], bestLow, bestHigh)) {
                bestLow = sums[i];
                bestHigh = sums[i + 1];
            }
        }
        return fingerprints.find(bestLow + offsetLow, bestHigh + offsetHigh);
    }

    private Behaviour behaviour(List<int[]> rows) {
        List<BehaviourState> states = new ArrayList<>();
        int[] before = null;
        for (int[] row : rows) {
            String action = before == null ? "Initial predicate" : action(before, row);
            states.add(
                    new BehaviourState(
                            states.size() + 1, action, Optional.empty(), values(row), Map.of()));
            before = row;
        }
        return new Behaviour(states, Optional.empty());
    }

    private Map<String, Value> values(int[] row) {
        Value[] values = program.values(space.state(row));
        Map<String, Value> map = new LinkedHashMap<>();
        for (int v = 0; v < values.length; v++) {
            map.put(program.tree().variables().get(v), values[v]);
        }
        return map;
    }

    private @Nullable Naming naming;

    private String action(int[] before, int[] after) {
        Naming known = naming;
        if (known == null) {
            known = new Naming(program);
            naming = known;
        }
        return known.call(values(before), values(after));
    }
}
