package org.fos.store;

import org.fos.kernel.Address;

import java.util.Objects;

/**
 * A member's part in the updates of others: it votes, and applies what is decided (report §4.8.2).
 */
final class Participant {
    private final Replica replica;

    Participant(Replica replica) {
        this.replica = replica;
    }

    /** Serves a coordinator's first phase; never waits: a locked key is a no. */
    boolean prepare(Address from, Transaction t, String key, Entry proposed) {
        boolean yes = canVoteFor(key, proposed);
        if (yes) {
            voteYes(from.process().name(), t, key, proposed);
        } else {
            voteNo(t, key);
        }
        return yes;
    }

    private boolean canVoteFor(String key, Entry proposed) {
        boolean keyIsFree = replica.keyIsFree(key) || replica.has(StoreBug.VOTE_YES_THOUGH_LOCKED);
        boolean tableIsFree =
                replica.tableIsFree() || replica.has(StoreBug.VOTE_YES_THOUGH_TABLE_IS_KEPT);
        boolean inTime = proposed.version() == replica.entry(key).version() + 1;
        return keyIsFree && tableIsFree && inTime;
    }

    /** {@code ReplicatedStore!VoteYes(m, t, k)}. */
    private void voteYes(String coordinator, Transaction t, String key, Entry proposed) {
        replica.lock.put(key, new KeyLock(t, coordinator, proposed, false));
        if (replica.has(StoreBug.APPLY_BEFORE_DECISION)) {
            replica.table.put(key, proposed);
        }
        replica.step("VoteYes", "Participant.voteYes")
                .arg("t", Replica.value(t))
                .arg("k", key)
                .after(replica.lockValue(key), "lock", replica.me, key)
                .after(Replica.value(replica.entry(key)), "table", replica.me, key)
                .done();
    }

    /** {@code ReplicatedStore!VoteNo(m, t, k)}. */
    private void voteNo(Transaction t, String key) {
        replica.step("VoteNo", "Participant.voteNo")
                .arg("t", Replica.value(t))
                .arg("k", key)
                .after(replica.lockValue(key), "lock", replica.me, key)
                .done();
    }

    /** {@code ReplicatedStore!ApplyCommit(m, t, k)}. */
    void applyCommit(Transaction t, String key) {
        KeyLock held = Objects.requireNonNull(replica.lock.remove(key), "a commit without a lock");
        replica.table.put(key, held.entry());
        recordEnd("ApplyCommit", "Participant.applyCommit", t, key);
    }

    /** {@code ReplicatedStore!ApplyAbort(m, t, k)}. */
    void applyAbort(Transaction t, String key) {
        replica.lock.remove(key);
        if (replica.has(StoreBug.UNDO_ON_ABORT)) {
            replica.table.remove(key);
        }
        recordEnd("ApplyAbort", "Participant.applyAbort", t, key);
    }

    private void recordEnd(String action, String source, Transaction t, String key) {
        replica.step(action, source)
                .arg("t", Replica.value(t))
                .arg("k", key)
                .after(Replica.value(replica.entry(key)), "table", replica.me, key)
                .after(replica.lockValue(key), "lock", replica.me, key)
                .done();
    }
}
