package org.fos.partition;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

import org.fos.kernel.Address;
import org.fos.lib.Call;
import org.fos.lib.Calls;
import org.fos.lib.Dispatcher;
import org.fos.lib.Programs;
import org.fos.store.Entry;
import org.fos.store.StoreClientServiceMessages.ReadReply;
import org.fos.store.StoreClientServiceServer;
import org.fos.store.UpdateResult;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One member of the partitioned key-value store (report §4.3): it keeps the keys that fall to it,
 * and passes requests for others on. An update takes one message to the keeper and one back, where
 * the replicated store asks everybody; a read that the replicated store answers locally does, too.
 * What a member keeps is lost with it.
 */
public final class PartitionMember implements PartitionedStoreServer, StoreClientServiceServer {
    private static final Entry UNWRITTEN = new Entry(0, null);

    private final String me;
    private final Dispatcher dispatcher;
    private final PartitionedStoreClient others;
    private final SortedMap<String, Entry> table = new TreeMap<>();
    private Partition before = Partition.NONE;
    private Partition partition = Partition.NONE;

    /** Who kept keys before that are this member's now, and has not handed them over. */
    private final NavigableSet<String> awaited = new TreeSet<>();

    private PartitionMember(Dispatcher dispatcher, PartitionFleet fleet) {
        this.me = dispatcher.process().name();
        this.dispatcher = dispatcher;
        this.others = new PartitionedStoreClient(dispatcher);
        if (fleet.founders().contains(me)) {
            partition = Partition.of(1, fleet.founders());
            before = partition;
        }
        dispatcher.hold(fleet.capability());
        PartitionedStoreServer.register(dispatcher, this);
        StoreClientServiceServer.register(dispatcher, this);
    }

    /**
     * Starts a server of the fleet: a founder is in, any other is out until the coordinator has it
     * join.
     *
     * @param fleet that it belongs to
     * @param name of its process
     * @param core from 0
     */
    public static PartitionMember start(PartitionFleet fleet, String name, int core) {
        return Programs.start(
                fleet.microkernel(),
                name,
                core,
                fleet.capability(),
                dispatcher -> new PartitionMember(dispatcher, fleet),
                _ -> {});
    }

    /** Returns the dispatcher of the member's process. */
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Returns whether the server answers clients; may be called by anyone. */
    public boolean serving() {
        return partition.epoch() > 0;
    }

    /** Returns what lies here, in the order of the keys; may be called by anyone. */
    public SortedMap<String, Entry> table() {
        return Collections.unmodifiableSortedMap(table);
    }

    /**
     * Reads a key, from whoever keeps it; sleeps meanwhile.
     *
     * @throws IllegalStateException if the server does not serve
     */
    public Entry read(String key) {
        requireServing();
        return get(dispatcher.address(), partition.epoch(), key);
    }

    /**
     * Updates a key, or deletes it, at whoever keeps it; sleeps meanwhile.
     *
     * @param value null to delete
     * @return {@link UpdateResult#COMMITTED}, or {@link UpdateResult#NOT_SERVING}
     */
    public UpdateResult update(String key, @Nullable String value) {
        if (!serving()) {
            return UpdateResult.NOT_SERVING;
        }
        put(
                dispatcher.address(),
                partition.epoch(),
                key,
                value != null,
                value == null ? "" : value);
        return UpdateResult.COMMITTED;
    }

    private void requireServing() {
        if (!serving()) {
            throw new IllegalStateException(me + " does not serve");
        }
    }

    // What clients call.

    @Override
    public int update(Address from, String key, boolean present, String value) {
        return update(key, present ? value : null).ordinal();
    }

    @Override
    public ReadReply read(Address from, String key) {
        if (!serving()) {
            return new ReadReply(false, false, "", 0);
        }
        Entry entry = read(key);
        String value = entry.value();
        return new ReadReply(true, value != null, value == null ? "" : value, entry.version());
    }

    // What other members call.

    @Override
    public Entry get(Address from, long epoch, String key) {
        return keeps(epoch, key)
                ? table.getOrDefault(key, UNWRITTEN)
                : others.get(keeper(key), partition.epoch(), key);
    }

    @Override
    public void put(Address from, long epoch, String key, boolean present, String value) {
        if (keeps(epoch, key)) {
            long version = table.getOrDefault(key, UNWRITTEN).version() + 1;
            table.put(key, new Entry(version, present ? value : null));
        } else {
            others.put(keeper(key), partition.epoch(), key, present, value);
        }
    }

    private Address keeper(String key) {
        return dispatcher.lookup(partition.keeper(key));
    }

    /**
     * Sleeps until this server knows of the epoch, and has what is under the key if it keeps it;
     * then, in the same segment, tells whether it does.
     */
    private boolean keeps(long epoch, String key) {
        dispatcher.sleepUntil(() -> partition.epoch() >= epoch && !isComing(key));
        return partition.keeper(key).equals(me);
    }

    private boolean isComing(String key) {
        return !awaited.isEmpty()
                && partition.keeper(key).equals(me)
                && awaited.contains(before.keeper(key));
    }

    // What the coordinator, and whoever hands over, call.

    @Override
    public void change(Address from, long epoch, List<String> members) {
        Partition next = Partition.of(epoch, members);
        before = partition.epoch() == 0 ? without(next, me) : partition;
        partition = next;
        awaited.addAll(sources());
        Calls.awaitAll(handOver());
        dispatcher.sleepUntil(awaited::isEmpty);
    }

    /** What the members were before this server, which was none, became one. */
    private static Partition without(Partition next, String joiner) {
        return Partition.of(
                next.epoch() - 1, Sets.difference(next.members(), ImmutableSet.of(joiner)));
    }

    /** Who has keys that are this server's from now on: all others if it comes, else who goes. */
    private Sets.SetView<String> sources() {
        boolean comes = !before.members().contains(me);
        return comes
                ? Sets.difference(before.members(), mine())
                : Sets.difference(before.members(), Sets.union(partition.members(), mine()));
    }

    private Set<String> mine() {
        return ImmutableSet.of(me);
    }

    /** To whom this server gives keys: all others if it goes, else who comes. */
    private Sets.SetView<String> targets() {
        boolean goes = !partition.members().contains(me);
        return goes
                ? Sets.difference(partition.members(), mine())
                : Sets.difference(partition.members(), Sets.union(before.members(), mine()));
    }

    private List<Call<PartitionedStoreMessages.HandOverReply>> handOver() {
        SortedMap<String, SortedMap<String, Entry>> parcels = new TreeMap<>();
        targets().forEach(target -> parcels.put(target, new TreeMap<>()));
        table.forEach(
                (key, entry) -> {
                    SortedMap<String, Entry> parcel = parcels.get(partition.keeper(key));
                    if (parcel != null) {
                        parcel.put(key, entry);
                    }
                });
        parcels.values().forEach(parcel -> table.keySet().removeAll(parcel.keySet()));
        return parcels.entrySet().stream()
                .map(
                        parcel ->
                                others.handOverCall(
                                        dispatcher.lookup(parcel.getKey()),
                                        partition.epoch(),
                                        parcel.getValue()))
                .toList();
    }

    @Override
    public void handOver(Address from, long epoch, SortedMap<String, Entry> rows) {
        dispatcher.sleepUntil(() -> partition.epoch() >= epoch);
        table.putAll(rows);
        awaited.remove(from.process().name());
    }
}
