package org.fos.partition;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;

import org.fos.lib.Call;
import org.fos.lib.Calls;
import org.fos.lib.Dispatcher;

import java.util.List;
import java.util.Set;

/** Has the fleet of a partitioned store grow and shrink, one member at a time (report §3.2). */
public final class PartitionCoordinator {
    private final Dispatcher dispatcher;
    private final PartitionedStoreClient servers;
    private Partition partition;

    /**
     * @param dispatcher of the process that it runs in; its threads call it, one at a time
     * @param fleet that it coordinates, and nobody else does
     */
    public PartitionCoordinator(Dispatcher dispatcher, PartitionFleet fleet) {
        this.dispatcher = dispatcher;
        this.servers = new PartitionedStoreClient(dispatcher);
        this.partition = Partition.of(1, fleet.founders());
    }

    /** Returns the members, by name. */
    public ImmutableSortedSet<String> members() {
        return partition.members();
    }

    /**
     * Has a server join; sleeps until all keys that fall to it lie there.
     *
     * @param server never in the fleet before
     * @throws IllegalArgumentException if it is a member
     */
    public void join(String server) {
        if (members().contains(server)) {
            throw new IllegalArgumentException(server + " is a member of " + members());
        }
        change(Sets.union(members(), ImmutableSet.of(server)));
    }

    /**
     * Has a member leave; sleeps until the others have what it kept. It goes on sending requests to
     * whoever keeps their key.
     *
     * @param member one of at least two
     * @throws IllegalArgumentException if it is no member, or the last
     */
    public void leave(String member) {
        if (!members().contains(member) || members().size() == 1) {
            throw new IllegalArgumentException(
                    "%s must be one of several members, members=%s".formatted(member, members()));
        }
        change(Sets.difference(members(), ImmutableSet.of(member)));
    }

    private void change(Set<String> members) {
        Partition next = Partition.of(partition.epoch() + 1, members);
        List<Call<PartitionedStoreMessages.ChangeReply>> calls =
                Sets.union(partition.members(), next.members()).stream()
                        .map(
                                server ->
                                        servers.changeCall(
                                                dispatcher.lookup(server),
                                                next.epoch(),
                                                next.members().asList()))
                        .toList();
        Calls.awaitAll(calls);
        partition = next;
    }
}
