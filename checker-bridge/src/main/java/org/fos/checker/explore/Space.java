package org.fos.checker.explore;

import org.fos.checker.engine.Aspect;
import org.fos.checker.engine.Program;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * All that is known of a specification's evaluations: the values of cells, the outcomes of actions
 * and claims. Several threads look up what is known, and evaluate beside each other what is not;
 * what they find out is taken in by one at a time.
 */
final class Space {
    /** No action or claim may take more than such a part of the memory for what is known of it. */
    private static final long SHARES = 32;

    private static final int[] NONE = new int[0];
    private static final Outcome.Write[] NO_WRITES = new Outcome.Write[0];

    private final Program program;
    private final List<Program.Action> actions;
    private final List<Map<Value, Value>> permutations;
    private final Memo[] ofActions;
    private final List<Memo> ofClaims = new ArrayList<>();
    private final List<Program.Claim> claims = new ArrayList<>();
    private final Evaluation own;
    private final ReadWriteLock evaluating = new ReentrantReadWriteLock();
    private volatile CellValues[] cells = new CellValues[0];
    private volatile Outcome[] outcomes = new Outcome[64];
    private int outcomeCount;
    private volatile int[] unremembered = NONE;
    private final Looks looks = new Looks();
    private final Updates updates;
    private final Readers actionReaders = new Readers();
    private final Readers claimReaders = new Readers();
    private volatile int epoch;
    private int version;

    Space(Program program, List<Map<Value, Value>> permutations) {
        this.program = program;
        this.actions = program.actions();
        this.permutations = permutations;
        ofActions = new Memo[actions.size()];
        for (int a = 0; a < ofActions.length; a++) {
            ofActions[a] = new Memo();
        }
        updates = new Updates(2 * permutations.size());
        version = program.version();
        own = evaluation();
        growCells();
    }

    /** A way to ask for one thread. */
    Evaluation evaluation() {
        return new Evaluation(
                program.evaluator(),
                evaluating,
                (by, aspect, number) -> looks.said(by, aspect, cells[aspect.cell()], number));
    }

    int actions() {
        return ofActions.length;
    }

    int permutations() {
        return permutations.size();
    }

    /** Changes when what was concluded of states before may be wrong. */
    int epoch() {
        return epoch;
    }

    int claim(Program.Claim claim) {
        claims.add(claim);
        ofClaims.add(new Memo());
        return claims.size() - 1;
    }

    int claims() {
        return claims.size();
    }

    String name(int claim) {
        return claims.get(claim).name();
    }

    private void growCells() {
        int had = cells.length;
        int n = program.cells();
        if (had == n) {
            return;
        }
        CellValues[] all = Arrays.copyOf(cells, n);
        Value[] empty = program.emptyCells();
        for (int c = had; c < n; c++) {
            all[c] = new CellValues(program.path(c), permutations);
            int unused = all[c].number(empty[c]);
        }
        actionReaders.grow(n);
        claimReaders.grow(n);
        cells = all;
    }

    /** Where a divided set has got a cell more, what was concluded from its cells is forgotten. */
    private boolean hasChanged() {
        growCells();
        if (version == program.version()) {
            return false;
        }
        version = program.version();
        epoch++;
        for (Memo memo : ofActions) {
            memo.decisions.clear();
        }
        ofClaims.forEach(memo -> memo.decisions.clear());
        return true;
    }

    /** The row of a state. */
    synchronized int[] row(Value[] state) {
        Value[] full = program.full(state);
        boolean unused = hasChanged();
        int[] row = new int[cells.length];
        for (int c = 0; c < row.length; c++) {
            row[c] = cells[c].number(full[c]);
        }
        return row;
    }

    /** The state of a row. */
    Value[] state(int[] row) {
        CellValues[] all = cells;
        Value[] state = new Value[all.length];
        for (int c = 0; c < state.length; c++) {
            state[c] = all[c].values[c < row.length ? row[c] : 0];
        }
        return state;
    }

    int cells() {
        return cells.length;
    }

    /** The values of each cell. What they have numbers for now, they keep. */
    CellValues[] cellValues() {
        return cells;
    }

    /** Adds what the values of a row add to fingerprints: to the halves of each permutation. */
    void addAll(int[] row, long[] sums) {
        CellValues[] all = cells;
        for (int c = 0; c < row.length; c++) {
            long[] adds = all[c].adds;
            int at = row[c] * sums.length;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += adds[at + i];
            }
        }
    }

    Outcome outcome(int number) {
        return outcomes[number];
    }

    /** The actions that have read a cell so far. */
    int[] actionsReading(int cell) {
        return actionReaders.of(cell);
    }

    /** The claims that have read a cell so far. */
    int[] claimsReading(int cell) {
        return claimReaders.of(cell);
    }

    /**
     * The actions that are to be asked in each state anew, since what they do is not remembered.
     */
    int[] unremembered() {
        return unremembered;
    }

    /** Takes how often actions and claims were asked since the last time, and clears the counts. */
    synchronized void asked(long[] ofAction, long[] ofClaim) {
        long share = Runtime.getRuntime().maxMemory() / SHARES;
        for (int a = 0; a < ofAction.length; a++) {
            ofActions[a].asked(ofAction[a]);
            if (ofActions[a].giveUp(share)) {
                forget(a);
            }
        }
        for (int c = 0; c < ofClaim.length; c++) {
            ofClaims.get(c).asked(ofClaim[c]);
            boolean unused = ofClaims.get(c).giveUp(share);
        }
        Arrays.fill(ofAction, 0);
        Arrays.fill(ofClaim, 0);
    }

    /** An action's outcomes are not referred to any more, but for their numbers. */
    private void forget(int action) {
        int[] more = Arrays.copyOf(unremembered, unremembered.length + 1);
        more[more.length - 1] = action;
        unremembered = more;
        Outcome[] all = outcomes;
        for (int i = 0; i < outcomeCount; i++) {
            if (all[i].action() == action) {
                all[i] = new Outcome(i, action, NO_WRITES);
            }
        }
    }

    /** What an action does in a state. */
    Outcome outcome(int action, int[] row) {
        return outcome(action, row, own);
    }

    /** The same, asked by one of several threads. */
    Outcome outcome(int action, int[] row, Evaluation by) {
        Memo memo = ofActions[action];
        Object known = memo.decisions.find(row, by.saying);
        return known instanceof Outcome outcome ? outcome : by.of(() -> evaluated(action, row, by));
    }

    private Outcome evaluated(int action, int[] row, Evaluation by) {
        List<Pending> pending = new ArrayList<>();
        by.evaluator.successors(
                actions.get(action),
                state(row),
                by.reads,
                (changed, count, next, updates) ->
                        pending.add(Pending.of(changed, count, next, updates)));
        return taken(action, row, by, pending);
    }

    private synchronized Outcome taken(
            int action, int[] row, Evaluation by, List<Pending> pending) {
        Memo memo = ofActions[action];
        boolean remembers = !memo.isOff();
        memo.missed();
        boolean forgotten = hasChanged();
        if (remembers
                && !forgotten
                && memo.decisions.find(row, by.saying) instanceof Outcome known) {
            return known;
        }
        Outcome.Write[] writes = new Outcome.Write[pending.size()];
        for (int i = 0; i < writes.length; i++) {
            writes[i] = updates.write(pending.get(i), row, by.reads, cells);
        }
        if (!remembers) {
            return new Outcome(-1, action, writes);
        }
        Outcome outcome = newOutcome(action, writes);
        if (!forgotten) {
            remember(memo, actionReaders, action, row, by, outcome);
        }
        return outcome;
    }

    /** The number of what an update makes of a value of its cell. */
    int updated(Applied update, int number) {
        return updated(update, number, own);
    }

    /** The same, asked by one of several threads. */
    int updated(Applied update, int number, Evaluation by) {
        int known = update.of(number);
        return known >= 0
                ? known
                : by.of(
                        () -> {
                            Value before = cells[update.cell].values[number];
                            Value made = by.evaluator.updated(update.update, before);
                            synchronized (this) {
                                return update.put(number, cells[update.cell].number(made));
                            }
                        });
    }

    private Outcome newOutcome(int action, Outcome.Write[] successors) {
        Outcome[] all = outcomes;
        if (outcomeCount == all.length) {
            all = Arrays.copyOf(all, 2 * outcomeCount);
        }
        Outcome outcome = new Outcome(outcomeCount, action, successors);
        all[outcomeCount++] = outcome;
        outcomes = all;
        return outcome;
    }

    private void remember(
            Memo memo, Readers readers, int reader, int[] row, Evaluation by, Object outcome) {
        Reads reads = by.reads;
        for (int i = 0; i < reads.count; i++) {
            Aspect aspect = reads.aspects[i];
            readers.note(aspect == null ? reads.cells[i] : aspect.cell(), reader);
        }
        if (!memo.isOff()) {
            @Nullable Seen[] looked = looks.of(reads);
            int[] numbers = Looks.numbers(reads, looked, row, row);
            if (memo.decisions.find(row, by.saying) == null) {
                memo.decisions.add(reads, looked, numbers, outcome);
            }
        }
    }

    /** Whether a claim holds of a state. */
    boolean holds(int claim, int[] row) {
        return holds(claim, row, own);
    }

    /** The same, asked by one of several threads. */
    boolean holds(int claim, int[] row, Evaluation by) {
        Memo memo = ofClaims.get(claim);
        Object known = memo.decisions.find(row, by.saying);
        return known instanceof Boolean truth
                ? truth
                : by.of(
                        () -> {
                            boolean holds =
                                    by.evaluator.holds(claims.get(claim), state(row), by.reads);
                            return taken(claim, row, by, holds);
                        });
    }

    private synchronized <T> T taken(int claim, int[] row, Evaluation by, T outcome) {
        Memo memo = ofClaims.get(claim);
        memo.missed();
        if (!hasChanged()) {
            remember(memo, claimReaders, claim, row, by, outcome);
        }
        return outcome;
    }

    /** Whether a claim holds of a step. */
    boolean holds(int claim, int[] row, int[] next) {
        return holds(claim, row, next, own);
    }

    /** The same, asked by one of several threads. */
    boolean holds(int claim, int[] row, int[] next, Evaluation by) {
        Memo memo = ofClaims.get(claim);
        Object known = memo.decisions.find(row, next, by.saying);
        return known instanceof Boolean truth
                ? truth
                : by.of(
                        () -> {
                            boolean holds =
                                    by.evaluator.holds(
                                            claims.get(claim), state(row), state(next), by.reads);
                            return takenOfStep(memo, row, next, by, holds);
                        });
    }

    private synchronized boolean takenOfStep(
            Memo memo, int[] row, int[] next, Evaluation by, boolean holds) {
        memo.missed();
        if (!hasChanged() && !memo.isOff()) {
            @Nullable Seen[] looked = looks.of(by.reads);
            int[] numbers = Looks.numbers(by.reads, looked, row, next);
            if (memo.decisions.find(row, next, by.saying) == null) {
                memo.decisions.add(by.reads, looked, numbers, holds);
            }
        }
        return holds;
    }

    /** The fingerprint of what a claim, which is no predicate, says of a state. */
    long[] fingerprint(int view, int[] row) {
        return fingerprint(view, row, own);
    }

    /** The same, asked by one of several threads. */
    long[] fingerprint(int view, int[] row, Evaluation by) {
        Memo memo = ofClaims.get(view);
        Object known = memo.decisions.find(row, by.saying);
        return known instanceof long[] fingerprint
                ? fingerprint
                : by.of(
                        () -> {
                            Value value =
                                    by.evaluator.value(claims.get(view), state(row), by.reads);
                            long[] fingerprint = {
                                StateHash.LOW.of(StateHash.LOW.variable(0), value),
                                StateHash.HIGH.of(StateHash.HIGH.variable(0), value)
                            };
                            return taken(view, row, by, fingerprint);
                        });
    }
}
