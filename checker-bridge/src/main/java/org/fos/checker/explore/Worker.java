package org.fos.checker.explore;

import org.fos.checker.engine.EvaluationException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One thread's part in exploring: takes states of one level, and finds those of the next. */
final class Worker {
    private final Explorer explorer;
    private final Space space;
    private final Checks checks;
    private final Fingerprints fingerprints;
    private final Questions ask;
    private Frontier out = new Frontier();
    private final boolean[] isInvariant;
    private final int[] affectedClaims;
    private final int[] affectedActions;
    private int stamp;

    /** The state that is expanded, by the numbers of its cells' values, and its fingerprints. */
    private int[] row = new int[0];

    private final long[] sums;
    private int number;

    /** What is possible in it, as it was at an epoch. */
    private @Nullable Outcome[] enabled = new Outcome[16];

    private int enabledCount;
    private int epoch;

    /** What the actions do in it whose outcomes are not remembered. */
    private final List<Outcome> anew = new ArrayList<>();

    private int[] unremembered = new int[0];

    /** When all claims were last known to hold of it. */
    private int claimsEpoch;

    /** The same of a successor. */
    private int[] next = new int[0];

    private final long[] nextSums;
    private @Nullable Outcome[] after = new Outcome[16];
    private int afterCount;
    private int nextClaimsEpoch;

    private CellValues[] cells = new CellValues[0];
    private final Numbers edges = new Numbers();
    long generated;
    long digestLow;
    long digestHigh;

    Worker(Explorer explorer, Space space, Checks checks, Fingerprints fingerprints) {
        this.explorer = explorer;
        this.space = space;
        this.checks = checks;
        this.fingerprints = fingerprints;
        sums = new long[2 * space.permutations()];
        nextSums = new long[sums.length];
        affectedActions = new int[space.actions()];
        affectedClaims = new int[space.claims()];
        ask = new Questions(space);
        isInvariant = new boolean[space.claims()];
        checks.invariants.forEach(claim -> isInvariant[claim] = true);
    }

    /** What has been found since this was last asked. */
    List<byte[]> takeOut() {
        out.close();
        List<byte[]> found = out.chunks();
        out = new Frontier();
        return found;
    }

    /** Takes an initial state. */
    void begin(int[] initial) {
        row = initial.clone();
        next = initial.clone();
        number = -1;
        generated++;
        for (int i = 0; i < sums.length; i += 2) {
            nextSums[i] = explorer.offsetLow;
            nextSums[i + 1] = explorer.offsetHigh;
        }
        space.addAll(next, nextSums);
        for (int claim : checks.initial) {
            require(ask.holds(claim, next), Found.Kind.INVARIANT, claim);
        }
        boolean inModel = inModel();
        int found = inModel ? add() : -1;
        if (found < 0) {
            allInvariants();
            if (inModel) {
                explorer.parents.set(~found, -1);
                put(~found, all());
            }
        }
    }

    private boolean inModel() {
        for (int i = 0; i < checks.constraints.size(); i++) {
            if (!ask.holds(checks.constraints.get(i), next)) {
                return false;
            }
        }
        return true;
    }

    /** Expands all states of a chunk. */
    void expand(byte[] chunk) {
        Frontier.Reader reader = new Frontier.Reader(chunk);
        while (reader.hasMore() && !explorer.isStopping()) {
            read(reader);
            expand();
        }
        ask.tell();
    }

    private void read(Frontier.Reader reader) {
        number = reader.get();
        epoch = reader.get();
        claimsEpoch = reader.get();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = reader.getLong();
        }
        enabledCount = reader.get();
        if (enabled.length < enabledCount) {
            enabled = new Outcome[2 * enabledCount];
        }
        for (int i = 0; i < enabledCount; i++) {
            enabled[i] = space.outcome(reader.get());
        }
        grow(space.cells());
        reader.getRow(row);
        System.arraycopy(row, 0, next, 0, row.length);
        cells = space.cellValues();
    }

    private void grow(int count) {
        if (row.length < count) {
            row = Arrays.copyOf(row, count);
        }
        if (next.length < row.length) {
            next = Arrays.copyOf(next, row.length);
        }
    }

    private void expand() {
        edges.clear();
        try {
            bringUpToDate();
            boolean stuck = true;
            for (int i = 0; i < enabledCount; i++) {
                Outcome outcome = enabled[i];
                if (outcome != null && !Numbers.isAmong(unremembered, outcome.action())) {
                    for (Outcome.Write write : outcome.successors()) {
                        stuck = false;
                        successor(write);
                    }
                }
            }
            for (Outcome outcome : anew) {
                for (Outcome.Write write : outcome.successors()) {
                    stuck = false;
                    successor(write);
                }
            }
            if (stuck && explorer.checksDeadlock()) {
                explorer.stop(new Found(Found.Kind.DEADLOCK, "", number, new int[0], null));
            }
        } catch (EvaluationException e) {
            explorer.stop(new Found(Found.Kind.ERROR, "", number, new int[0], e));
        }
        explorer.expanded(number, edges.all(), edges.count());
    }

    /** Asks what is not known of the state, or not any more. */
    private void bringUpToDate() {
        do {
            if (epoch != space.epoch()) {
                System.arraycopy(row, 0, next, 0, row.length);
                epoch = all();
                @Nullable Outcome[] before = enabled;
                enabled = after;
                enabledCount = afterCount;
                after = before;
                grow(space.cells());
                cells = space.cellValues();
            }
            anew.clear();
            unremembered = space.unremembered();
            for (int action : unremembered) {
                anew.add(ask.outcome(action, row));
            }
        } while (epoch != space.epoch());
    }

    private void successor(Outcome.Write write) {
        generated++;
        int[] written = write.cells();
        int[] numbers = write.numbers();
        if (space.cells() > row.length) {
            grow(space.cells());
            cells = space.cellValues();
        }
        @Nullable Applied[] updates = write.updates();
        System.arraycopy(sums, 0, nextSums, 0, sums.length);
        int n = sums.length;
        for (int i = 0; i < written.length; i++) {
            int cell = written[i];
            Applied update = updates[i];
            int number = update == null ? numbers[i] : ask.updated(update, row[cell]);
            long[] before = cells[cell].adds;
            long[] adds = update == null ? write.adds() : before;
            int from = n * row[cell];
            int to = n * (update == null ? i : number);
            for (int p = 0; p < n; p++) {
                nextSums[p] += adds[to + p] - before[from + p];
            }
            next[cell] = number;
        }
        try {
            successor(written);
        } finally {
            for (int cell : written) {
                next[cell] = row[cell];
            }
        }
    }

    private void successor(int[] written) {
        boolean inModel = inModel();
        for (int i = 0; inModel && i < checks.stepConstraints.size(); i++) {
            inModel = ask.holds(checks.stepConstraints.get(i), row, next);
        }
        int found = inModel ? add() : -1;
        if (found < 0) {
            invariants(written);
        }
        for (int i = 0; i < checks.steps.size(); i++) {
            int claim = checks.steps.get(i);
            require(ask.holds(claim, row, next), Found.Kind.STEP, claim);
        }
        if (!inModel) {
            return;
        }
        int successor = found < 0 ? ~found : found;
        if (explorer.keepsGraph()) {
            edges.add(successor);
        }
        if (found < 0) {
            explorer.parents.set(successor, number);
            put(successor, possible(written));
        }
    }

    /** Adds the successor by the least of its fingerprints. */
    private int add() {
        if (checks.view >= 0) {
            long[] fingerprint = ask.fingerprint(checks.view, next);
            return add(fingerprint[0], fingerprint[1]);
        }
        long bestLow = nextSums[0];
        long bestHigh = nextSums[1];
        for (int i = 2; i < nextSums.length; i += 2) {
            if (Fingerprints.isLess(nextSums[i], nextSums[i + 1], bestLow, bestHigh)) {
                bestLow = nextSums[i];
                bestHigh = nextSums[i + 1];
            }
        }
        return add(bestLow, bestHigh);
    }

    private int add(long low, long high) {
        int found = fingerprints.add(low, high);
        if (found < 0) {
            digestLow += low * 0x9E3779B97F4A7C15L ^ (low >>> 31);
            digestHigh += high * 0xC2B2AE3D27D4EB4FL ^ (high >>> 31);
            explorer.makeRoom();
        }
        return found;
    }

    private void allInvariants() {
        nextClaimsEpoch = space.epoch();
        for (int claim : checks.invariants) {
            require(ask.holds(claim, next), Found.Kind.INVARIANT, claim);
        }
    }

    /** Only what has read a cell that was changed can be other than it was before. */
    private void invariants(int[] written) {
        if (claimsEpoch != space.epoch()) {
            allInvariants();
            return;
        }
        nextClaimsEpoch = claimsEpoch;
        stamp++;
        for (int cell : written) {
            if (next[cell] != row[cell]) {
                for (int claim : space.claimsReading(cell)) {
                    if (isInvariant[claim] && affectedClaims[claim] != stamp) {
                        affectedClaims[claim] = stamp;
                        require(ask.holds(claim, next), Found.Kind.INVARIANT, claim);
                    }
                }
            }
        }
    }

    private void require(boolean holds, Found.Kind kind, int claim) {
        if (!holds) {
            explorer.stop(new Found(kind, space.name(claim), number, next.clone(), null));
        }
    }

    /**
     * What is possible in the successor: as before, but for actions that have read what has
     * changed.
     *
     * @return the epoch at which it is so
     */
    private int possible(int[] written) {
        if (space.epoch() != epoch) {
            return all();
        }
        stamp++;
        afterCount = 0;
        for (int cell : written) {
            if (next[cell] != row[cell]) {
                for (int action : space.actionsReading(cell)) {
                    if (affectedActions[action] != stamp) {
                        affectedActions[action] = stamp;
                        askOf(action);
                    }
                }
            }
        }
        for (int i = 0; i < enabledCount; i++) {
            Outcome outcome = enabled[i];
            if (outcome != null && affectedActions[outcome.action()] != stamp) {
                addAfter(outcome);
            }
        }
        return space.epoch() == epoch ? epoch : all();
    }

    /** Asks what an action does in the successor, if that is remembered. */
    private void askOf(int action) {
        if (!Numbers.isAmong(unremembered, action)) {
            addAfter(ask.outcome(action, next));
        }
    }

    /** Of what is not remembered any more it will be asked again. */
    private void addAfter(Outcome outcome) {
        if (outcome.successors().length > 0 && outcome.number() >= 0) {
            if (afterCount == after.length) {
                after = Arrays.copyOf(after, 2 * afterCount);
            }
            after[afterCount++] = outcome;
        }
    }

    /** Asks every action what it does in the successor; again if a cell has come up meanwhile. */
    private int all() {
        int now;
        do {
            now = space.epoch();
            afterCount = 0;
            for (int action = 0; action < affectedActions.length; action++) {
                askOf(action);
            }
        } while (now != space.epoch());
        return now;
    }

    /** Writes the successor, with what is possible in it. */
    private void put(int state, int at) {
        out.begin(5 + 4 * nextSums.length + afterCount + 2 * next.length);
        out.put(state);
        out.put(at);
        out.put(nextClaimsEpoch);
        for (long sum : nextSums) {
            out.putLong(sum);
        }
        out.put(afterCount);
        for (int i = 0; i < afterCount; i++) {
            out.put(Objects.requireNonNull(after[i]).number());
        }
        out.putRow(next);
        explorer.found(state, next);
    }
}
