package org.fos.dpool;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.lib.Call;
import org.fos.lib.Dispatcher;
import org.fos.lib.Outcome;
import org.fos.machine.ProcessId;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Has the fleet of a pool grow and shrink, one member at a time (report §3.2). It learns of crashes
 * as everybody does, so it may tell a server that joins of members that have crashed.
 */
public final class PoolCoordinator {
    private final Dispatcher dispatcher;
    private final PoolControlClient members;
    private final NavigableSet<String> fleet;

    /**
     * @param dispatcher of the process that it runs in; its threads call it, one at a time
     * @param founders the members at the start
     */
    public PoolCoordinator(Dispatcher dispatcher, Collection<String> founders) {
        this.dispatcher = dispatcher;
        this.members = new PoolControlClient(dispatcher);
        this.fleet = new TreeSet<>(founders);
    }

    /** Returns the members that it does not know to have crashed. */
    public ImmutableSortedSet<String> fleet() {
        fleet.removeAll(crashed());
        return ImmutableSortedSet.copyOf(fleet);
    }

    /**
     * Has a server join; sleeps until it is in.
     *
     * @param server never in the fleet before
     * @return whether it is in; else it has crashed, or nobody is left to join
     */
    public boolean join(String server) {
        ImmutableList<String> told = fleet().asList();
        if (told.isEmpty()) {
            return false;
        }
        boolean in = replied(members.joinFleetCall(dispatcher.lookup(server), told));
        if (in) {
            fleet.add(server);
        }
        return in;
    }

    /**
     * Has a member leave; sleeps until it has left.
     *
     * @param member of the fleet
     * @return whether it has left; else it has crashed, or all others have
     */
    public boolean leave(String member) {
        Call<Boolean> call = members.leaveFleetCall(dispatcher.lookup(member), crashed());
        boolean left = replied(call) && call.await();
        if (left) {
            fleet.remove(member);
        }
        return left;
    }

    private ImmutableList<String> crashed() {
        return dispatcher.crashed().stream()
                .map(ProcessId::name)
                .collect(ImmutableList.toImmutableList());
    }

    private static boolean replied(Call<?> call) {
        return switch (call.outcome()) {
            case Outcome.Replied<?> replied -> true;
            case Outcome.Crashed<?> crashed -> false;
        };
    }
}
