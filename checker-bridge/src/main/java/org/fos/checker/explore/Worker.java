package org.fos.checker.explore;

import org.fos.checker.engine.EvaluationException;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** One thread's part in exploring: takes states of one level, and finds those of the next. */
final class Worker {
    private final Explorer explorer;
    private final Space space;
    private final Checks checks;
    private final Fingerprints fingerprints;
    private Frontier out = new Frontier();
    private final int permutations;
    private final long[] low;
    private final long[] high;
    private final @Nullable Outcome[] enabled;
    private final int[] affected;
    private int stamp;
    private final boolean[] isInvariant;
    private final int[] affectedClaims;
    private int claimStamp;
    private int[] row = new int[0];
    private int[] next = new int[0];
    private int number;
    private int epoch;

    /** When all claims were last known to hold of the row. */
    private int claimsEpoch;

    /** The same of the successor. */
    private int checkedEpoch;

    private int[] edges = new int[16];
    private int edgeCount;
    long generated;
    long digestLow;
    long digestHigh;

    Worker(Explorer explorer, Space space, Checks checks, Fingerprints fingerprints) {
        this.explorer = explorer;
        this.space = space;
        this.checks = checks;
        this.fingerprints = fingerprints;
        permutations = space.permutations();
        low = new long[permutations];
        high = new long[permutations];
        enabled = new Outcome[space.actions()];
        affected = new int[space.actions()];
        affectedClaims = new int[space.claims()];
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
        next = row;
        number = -1;
        generated++;
        sums();
        for (int claim : checks.initial) {
            require(space.holds(claim, next), Found.Kind.INVARIANT, claim);
        }
        boolean inModel = inModel();
        int found = inModel ? add() : -1;
        checkedEpoch = space.epoch();
        if (!inModel || found < 0) {
            for (int claim : checks.invariants) {
                require(space.holds(claim, next), Found.Kind.INVARIANT, claim);
            }
        }
        if (inModel && found < 0) {
            explorer.parents.set(~found, -1);
            recompute();
            write(~found);
        }
    }

    private boolean inModel() {
        for (int constraint : checks.constraints) {
            if (!space.holds(constraint, next)) {
                return false;
            }
        }
        return true;
    }

    private void sums() {
        for (int p = 0; p < permutations; p++) {
            long a = explorer.offsetLow;
            long b = explorer.offsetHigh;
            for (int c = 0; c < row.length; c++) {
                a += space.low(p, c, row[c]);
                b += space.high(p, c, row[c]);
            }
            low[p] = a;
            high[p] = b;
        }
    }

    /** Expands all states of a chunk. */
    void expand(byte[] chunk) {
        Frontier.Reader reader = new Frontier.Reader(chunk);
        while (reader.hasMore() && !explorer.isStopping()) {
            read(reader);
            expand();
        }
    }

    private void read(Frontier.Reader reader) {
        number = reader.get();
        epoch = reader.get();
        claimsEpoch = reader.get();
        Arrays.fill(enabled, null);
        int outcomes = reader.get();
        for (int i = 0; i < outcomes; i++) {
            Outcome outcome = space.outcome(reader.get());
            enabled[outcome.action()] = outcome;
        }
        int cells = reader.get();
        if (row.length != cells) {
            row = new int[cells];
        }
        for (int c = 0; c < cells; c++) {
            row[c] = reader.get();
        }
        int all = space.cells();
        if (all > cells) {
            row = Arrays.copyOf(row, all);
        }
        next = row.clone();
        sums();
    }

    private void expand() {
        edgeCount = 0;
        try {
            if (epoch != space.epoch()) {
                recompute();
            }
            boolean stuck = true;
            for (Outcome outcome : enabled.clone()) {
                if (outcome != null) {
                    for (Outcome.Write write : outcome.successors()) {
                        stuck = false;
                        successor(write);
                    }
                }
            }
            if (stuck && explorer.checksDeadlock()) {
                explorer.stop(new Found(Found.Kind.DEADLOCK, "", number, new int[0], null));
            }
        } catch (EvaluationException e) {
            explorer.stop(new Found(Found.Kind.ERROR, "", number, new int[0], e));
        }
        explorer.expanded(number, edges, edgeCount);
    }

    /** Asks every action what it does in the row; again if a new cell came up meanwhile. */
    private void recompute() {
        do {
            epoch = space.epoch();
            for (int a = 0; a < enabled.length; a++) {
                Outcome outcome = space.outcome(a, row);
                enabled[a] = outcome.successors().length == 0 ? null : outcome;
            }
        } while (epoch != space.epoch());
        if (row.length < space.cells()) {
            row = Arrays.copyOf(row, space.cells());
            next = row.clone();
        }
    }

    private void successor(Outcome.Write write) {
        generated++;
        int[] cells = write.cells();
        int[] numbers = write.numbers();
        if (space.cells() > row.length) {
            row = Arrays.copyOf(row, space.cells());
            next = row.clone();
        }
        for (int i = 0; i < cells.length; i++) {
            next[cells[i]] = numbers[i];
        }
        try {
            successor(write, cells);
        } finally {
            for (int cell : cells) {
                next[cell] = row[cell];
            }
        }
    }

    private void successor(Outcome.Write write, int[] cells) {
        boolean inModel = inModel();
        for (int i = 0; inModel && i < checks.stepConstraints.size(); i++) {
            inModel = space.holds(checks.stepConstraints.get(i), row, next);
        }
        int found = inModel ? add(write) : -1;
        if (found < 0) {
            invariants(cells);
        }
        for (int claim : checks.steps) {
            require(space.holds(claim, row, next), Found.Kind.STEP, claim);
        }
        if (!inModel) {
            return;
        }
        int successor = found < 0 ? ~found : found;
        edge(successor);
        if (found < 0) {
            explorer.parents.set(successor, number);
            write(successor, cells);
        }
    }

    private void edge(int successor) {
        if (explorer.keepsGraph()) {
            if (edgeCount == edges.length) {
                edges = Arrays.copyOf(edges, 2 * edgeCount);
            }
            edges[edgeCount++] = successor;
        }
    }

    private int add() {
        int best = 0;
        for (int p = 1; p < permutations; p++) {
            best = isLess(low[p], high[p], low[best], high[best]) ? p : best;
        }
        return add(low[best], high[best]);
    }

    private static boolean isLess(long lowA, long highA, long lowB, long highB) {
        return lowA != lowB ? lowA < lowB : highA < highB;
    }

    private int add(Outcome.Write write) {
        long bestLow = 0;
        long bestHigh = 0;
        int[] cells = write.cells();
        for (int p = 0; p < permutations; p++) {
            long a = low[p];
            long b = high[p];
            for (int i = 0; i < cells.length; i++) {
                int cell = cells[i];
                a += write.low()[p][i] - space.low(p, cell, row[cell]);
                b += write.high()[p][i] - space.high(p, cell, row[cell]);
            }
            if (p == 0 || isLess(a, b, bestLow, bestHigh)) {
                bestLow = a;
                bestHigh = b;
            }
        }
        return add(bestLow, bestHigh);
    }

    private int add(long wantedLow, long wantedHigh) {
        int found = fingerprints.add(wantedLow, wantedHigh);
        if (found < 0) {
            digestLow += wantedLow * 0x9E3779B97F4A7C15L ^ (wantedLow >>> 31);
            digestHigh += wantedHigh * 0xC2B2AE3D27D4EB4FL ^ (wantedHigh >>> 31);
            explorer.makeRoom();
        }
        return found;
    }

    /** Only what has read a cell that was changed can be other than it was before. */
    private void invariants(int[] cells) {
        checkedEpoch = space.epoch();
        if (claimsEpoch != checkedEpoch) {
            for (int claim : checks.invariants) {
                require(space.holds(claim, next), Found.Kind.INVARIANT, claim);
            }
            return;
        }
        claimStamp++;
        for (int cell : cells) {
            if (next[cell] != row[cell]) {
                for (int claim : space.claimsReading(cell)) {
                    if (isInvariant[claim] && affectedClaims[claim] != claimStamp) {
                        affectedClaims[claim] = claimStamp;
                        require(space.holds(claim, next), Found.Kind.INVARIANT, claim);
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

    /** Writes an initial state, with what is enabled in it. */
    private void write(int state) {
        put(state, epoch, enabled, row);
    }

    /** Writes a successor, with what is enabled in it: as before, but where a change was read. */
    private void write(int state, int[] cells) {
        int now = space.epoch();
        @Nullable Outcome[] after = enabled.clone();
        if (now != epoch) {
            now = all(after);
        } else {
            stamp++;
            for (int cell : cells) {
                if (next[cell] != row[cell]) {
                    for (int action : space.actionsReading(cell)) {
                        if (affected[action] != stamp) {
                            affected[action] = stamp;
                            Outcome outcome = space.outcome(action, next);
                            after[action] = outcome.successors().length == 0 ? null : outcome;
                        }
                    }
                }
            }
            if (space.epoch() != now) {
                now = all(after);
            }
        }
        put(state, now, after, next);
    }

    private int all(@Nullable Outcome[] into) {
        int now;
        do {
            now = space.epoch();
            for (int a = 0; a < into.length; a++) {
                Outcome outcome = space.outcome(a, next);
                into[a] = outcome.successors().length == 0 ? null : outcome;
            }
        } while (now != space.epoch());
        return now;
    }

    private void put(int state, int at, @Nullable Outcome[] outcomes, int[] cells) {
        int count = 0;
        for (Outcome outcome : outcomes) {
            count += outcome == null ? 0 : 1;
        }
        out.begin(5 + count + cells.length);
        out.put(state);
        out.put(at);
        out.put(checkedEpoch);
        out.put(count);
        for (Outcome outcome : outcomes) {
            if (outcome != null) {
                out.put(outcome.number());
            }
        }
        out.put(cells.length);
        for (int cell : cells) {
            out.put(cell);
        }
    }

}
