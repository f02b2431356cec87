package org.fos.store;

import com.google.common.collect.ImmutableSet;

import org.fos.kernel.Address;
import org.fos.lib.Dispatcher;
import org.fos.lib.Programs;
import org.fos.machine.RandomStream;
import org.fos.store.ReplicatedStoreMessages.LockTableReply;
import org.fos.store.StoreClientServiceMessages.ReadReply;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One member of the replicated key-value store (report §3.2.4, §4.8.2): it answers reads from its
 * own copy, coordinates the updates of its clients, and takes part in those of others. There is no
 * central coordinator.
 */
public final class StoreMember implements ReplicatedStoreServer, StoreClientServiceServer {
    /** What cannot be stored: in a trace these words say that nothing, or nobody, is there. */
    public static final ImmutableSet<String> RESERVED_VALUES = ImmutableSet.of("Absent", "Nobody");

    private static final long RETRY_CYCLES = 20_000;

    private final Replica replica;
    private final Participant participant;
    private final Coordinator coordinator;
    private final Termination termination;
    private final Lender lender;
    private final Joiner joiner;

    private StoreMember(Dispatcher dispatcher, StoreFleet fleet) {
        this.replica = new Replica(dispatcher, fleet.journal(), Optional.ofNullable(fleet.bug()));
        this.participant = new Participant(replica);
        this.coordinator = new Coordinator(replica);
        this.termination = new Termination(replica);
        this.lender = new Lender(replica);
        this.joiner = new Joiner(replica, termination, fleet.keys());
        dispatcher.hold(fleet.capability());
        dispatcher.onCrash(crashed -> termination.onCrash(crashed.name()));
        ReplicatedStoreServer.register(dispatcher, this);
        StoreClientServiceServer.register(dispatcher, this);
    }

    /**
     * Starts a founding member.
     *
     * @param fleet that it belongs to
     * @param name one of the founders
     * @param core from 0
     */
    public static StoreMember found(StoreFleet fleet, String name, int core) {
        if (!fleet.founders().contains(name)) {
            throw new IllegalArgumentException(
                    "%s is not a founder; the founders are %s".formatted(name, fleet.founders()));
        }
        return spawn(fleet, name, core, me -> {});
    }

    /**
     * Makes the process of a dispatcher a server of the fleet, for a service that keeps its state
     * in the store; a founder is in at once. Its first mailbox is guarded by the fleet's
     * capability.
     *
     * @param dispatcher of a process that does not run yet
     * @param fleet that it belongs to
     */
    public static StoreMember inside(Dispatcher dispatcher, StoreFleet fleet) {
        StoreMember member = new StoreMember(dispatcher, fleet);
        if (fleet.founders().contains(member.replica.me)) {
            member.replica.mode = Mode.IN;
            member.replica.view.addAll(fleet.founders());
        }
        return member;
    }

    /**
     * Starts a server that joins the running fleet.
     *
     * @param fleet that it joins
     * @param name not one of the founders
     * @param core from 0
     * @param afterCycles when it begins
     * @param maxAttempts how often it comes again when others are in its way
     */
    public static StoreMember join(
            StoreFleet fleet, String name, int core, long afterCycles, int maxAttempts) {
        return spawn(
                fleet,
                name,
                core,
                me -> {
                    me.replica.dispatcher.think(afterCycles);
                    me.join(fleet.founders(), maxAttempts);
                });
    }

    private static StoreMember spawn(
            StoreFleet fleet,
            String name,
            int core,
            java.util.function.Consumer<StoreMember> main) {
        return Programs.start(
                fleet.microkernel(),
                name,
                core,
                fleet.capability(),
                dispatcher -> inside(dispatcher, fleet),
                main);
    }

    /**
     * Joins the running fleet, in a thread of the server's process; sleeps until it is in, or has
     * given up.
     *
     * @param contacts members, some of which may have crashed
     * @param maxAttempts how often it comes again when others are in its way
     */
    public void join(Collection<String> contacts, int maxAttempts) {
        RandomStream random = replica.dispatcher.random();
        for (int attempt = 0; attempt < maxAttempts && !replica.serving(); attempt++) {
            List<String> living =
                    contacts.stream().filter(name -> !replica.departed.contains(name)).toList();
            if (living.isEmpty()) {
                return;
            }
            String contact = living.get((int) random.below(living.size()));
            if (!joiner.join(contact)) {
                replica.dispatcher.sleepFor(RETRY_CYCLES + random.below(RETRY_CYCLES));
            }
        }
    }

    /** Returns the dispatcher of the member's process. */
    public Dispatcher dispatcher() {
        return replica.dispatcher;
    }

    /** Returns whether the member answers clients; may be called by anyone. */
    public boolean serving() {
        return replica.serving();
    }

    /** Returns the number of keys that are locked here; may be called by anyone. */
    public int lockedKeys() {
        return replica.lock.size();
    }

    /** Returns the number of updates that this member coordinates; may be called by anyone. */
    public int openUpdates() {
        return replica.update.size();
    }

    /** Returns whether its own join is under way; may be called by anyone. */
    public boolean joining() {
        return replica.mode == Mode.JOINING;
    }

    /** Returns whether its table is kept for a join; may be called by anyone. */
    public boolean tableLocked() {
        return replica.tableLock != null;
    }

    /** Returns how many requests of other members sleep here; may be called by anyone. */
    public int waitingRequests() {
        return replica.waiting.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the member's copy of an entry; may be called by anyone. */
    public Entry entry(String key) {
        return replica.entry(key);
    }

    /** Returns whether the key is locked here for a coordinator that has crashed. */
    public boolean inDoubt(String key) {
        KeyLock held = replica.lock.get(key);
        return held != null && replica.departed.contains(held.coordinator());
    }

    // What the services of this process call.

    /**
     * {@code ReplicatedStore!Read(m, k)}: reads the member's own copy; does not yield.
     *
     * @throws IllegalStateException if the member does not serve
     */
    public Entry read(String key) {
        if (!replica.serving()) {
            throw new IllegalStateException(replica.me + " does not serve");
        }
        Entry entry = replica.entry(key);
        replica.step("Read", "StoreMember.read")
                .arg("k", key)
                .after(Replica.value(entry), "table", replica.me, key)
                .done();
        return entry;
    }

    /**
     * Updates a key, or deletes it; begins in the same segment, and sleeps until it has ended.
     *
     * @param value null to delete
     * @throws IllegalArgumentException if the value is one of {@link #RESERVED_VALUES}
     */
    public UpdateResult update(String key, @Nullable String value) {
        if (value != null && RESERVED_VALUES.contains(value)) {
            throw new IllegalArgumentException(
                    "a value that the specification keeps for itself, value=" + value);
        }
        return coordinator.update(key, value);
    }

    // What clients call.

    @Override
    public int update(Address from, String key, boolean present, String value) {
        return update(key, present ? value : null).ordinal();
    }

    @Override
    public ReadReply read(Address from, String key) {
        if (!replica.serving()) {
            return new ReadReply(false, false, "", 0);
        }
        Entry entry = read(key);
        String value = entry.value();
        return new ReadReply(true, value != null, value == null ? "" : value, entry.version());
    }

    // What other members call.

    @Override
    public boolean prepare(Address from, Transaction t, String key, Entry proposed) {
        return participant.prepare(from, t, key, proposed);
    }

    @Override
    public void commit(Address from, Transaction t, String key) {
        participant.applyCommit(t, key);
    }

    @Override
    public void abortUpdate(Address from, Transaction t, String key) {
        participant.applyAbort(t, key);
    }

    @Override
    public boolean inquire(Address from, Transaction t, String key, long version) {
        return termination.answer(from, t, key, version);
    }

    @Override
    public LockTableReply lockTable(Address from, Transaction ticket) {
        return lender.lockTable(from, ticket);
    }

    @Override
    public void unlockTable(Address from, Transaction ticket) {
        lender.unlockTable(ticket);
    }

    @Override
    public SortedMap<String, Entry> copyTable(Address from, Transaction ticket) {
        return lender.sendTable(ticket);
    }

    @Override
    public void joined(Address from, Transaction ticket) {
        lender.admit(from, ticket);
    }
}
