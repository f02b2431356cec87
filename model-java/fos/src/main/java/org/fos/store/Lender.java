package org.fos.store;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;

import org.fos.kernel.Address;
import org.fos.store.ReplicatedStoreMessages.LockTableReply;

import java.util.SortedMap;

/**
 * A member's part in the joins of others: it lends its table to one joiner at a time, and blocks
 * its modification meanwhile (report §4.4). Reads go on.
 */
final class Lender {
    private final Replica replica;

    Lender(Replica replica) {
        this.replica = replica;
    }

    /** Serves a joiner; sleeps until the updates under way have come to their end. */
    LockTableReply lockTable(Address from, Transaction ticket) {
        String joiner = from.process().name();
        LockTableReply refused = new LockTableReply(false, ImmutableList.of());
        if (!replica.sleepWith(joiner, () -> !lentTo(joiner))) {
            return refused;
        }
        if (!replica.tableIsFree()) {
            refuseTable(ticket);
            return refused;
        }
        reserveTable(joiner, ticket);
        replica.dispatcher.sleepUntil(() -> !reservedFor(ticket) || noUpdateIsUnderWay());
        if (!reservedFor(ticket)) {
            return refused;
        }
        return grantTable(ticket);
    }

    private boolean lentTo(String joiner) {
        TableLock held = replica.tableLock;
        return held != null && held.joiner().equals(joiner);
    }

    private boolean reservedFor(Transaction ticket) {
        TableLock held = replica.tableLock;
        return held != null && held.ticket().equals(ticket);
    }

    private boolean noUpdateIsUnderWay() {
        return replica.lock.isEmpty() || replica.has(StoreBug.GRANT_DURING_UPDATE);
    }

    /** {@code ReplicatedStore!ReserveTable(m, ticket)}. */
    private void reserveTable(String joiner, Transaction ticket) {
        replica.tableLock = new TableLock(ticket, joiner, false);
        record("ReserveTable", "Lender.reserveTable", ticket);
    }

    /** {@code ReplicatedStore!GrantTable(m, ticket)}. */
    private LockTableReply grantTable(Transaction ticket) {
        TableLock held = java.util.Objects.requireNonNull(replica.tableLock);
        replica.tableLock = new TableLock(ticket, held.joiner(), true);
        record("GrantTable", "Lender.grantTable", ticket);
        return new LockTableReply(true, ImmutableList.copyOf(replica.view));
    }

    /** {@code ReplicatedStore!RefuseTable(m, ticket)}. */
    private void refuseTable(Transaction ticket) {
        record("RefuseTable", "Lender.refuseTable", ticket);
    }

    /** {@code ReplicatedStore!SendTable(m, ticket)}. */
    SortedMap<String, Entry> sendTable(Transaction ticket) {
        record("SendTable", "Lender.sendTable", ticket);
        return ImmutableSortedMap.copyOfSorted(replica.table);
    }

    /** {@code ReplicatedStore!UnlockTable(m, ticket)}. */
    void unlockTable(Transaction ticket) {
        replica.tableLock = null;
        record("UnlockTable", "Lender.unlockTable", ticket);
    }

    /** {@code ReplicatedStore!Admit(m, ticket)}. */
    void admit(Address from, Transaction ticket) {
        if (!replica.has(StoreBug.UNLOCK_WITHOUT_ADMITTING)) {
            replica.view.add(from.process().name());
        }
        replica.tableLock = null;
        record("Admit", "Lender.admit", ticket);
    }

    private void record(String action, String source, Transaction ticket) {
        replica.step(action, source)
                .arg("ticket", Replica.value(ticket))
                .after(replica.tableLockValue(), "tableLock", replica.me)
                .after(Replica.value(replica.view), "view", replica.me)
                .done();
    }
}
