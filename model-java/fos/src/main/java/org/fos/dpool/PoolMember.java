package org.fos.dpool;

import com.google.common.collect.ImmutableList;

import org.fos.dpool.DPoolMessages.AskReply;
import org.fos.dpool.DPoolMessages.PushReply;
import org.fos.kernel.Address;
import org.fos.lib.Dispatcher;
import org.fos.lib.Programs;

import java.util.List;

/**
 * One member's end of a distributed pool (report §4.8.1): it holds a shard, and whoever runs in its
 * process adds elements and removes some, it does not matter which. The members move elements among
 * themselves.
 *
 * @param <E> the type of the elements
 */
public final class PoolMember<E> implements DPoolServer, PoolControlServer {
    private static final long MOST_PAUSE_CYCLES = 20_000;

    private final PoolState<E> state;
    private final ClientCalls<E> clientCalls;
    private final Donor<E> donor;
    private final Rebalancer<E> rebalancer;
    private final Membership<E> membership;
    private boolean rebalancing = true;

    private PoolMember(Dispatcher dispatcher, PoolFleet<E> fleet) {
        this.state = new PoolState<>(dispatcher, fleet);
        this.clientCalls = new ClientCalls<>(state);
        this.donor = new Donor<>(state);
        this.rebalancer = new Rebalancer<>(state);
        this.membership = new Membership<>(state, rebalancer);
        dispatcher.hold(fleet.capability());
        dispatcher.onCrash(crashed -> membership.onCrash(crashed.name()));
        DPoolServer.register(dispatcher, this);
        PoolControlServer.register(dispatcher, this);
    }

    /**
     * Starts a server of the fleet: a founder is in, any other is out until it is told to join.
     *
     * @param fleet that it belongs to
     * @param name of its process
     * @param core from 0
     */
    public static <E> PoolMember<E> start(PoolFleet<E> fleet, String name, int core) {
        return Programs.start(
                fleet.microkernel(),
                name,
                core,
                fleet.capability(),
                dispatcher -> inside(dispatcher, fleet),
                PoolMember::runInTheBackground);
    }

    /**
     * Makes the process of a dispatcher a server of the fleet, for a service that keeps a pool
     * beside other state; that process runs {@link #runInTheBackground} in a thread.
     *
     * @param dispatcher of a process that does not run yet; its first mailbox is guarded by the
     *     fleet's capability
     * @param fleet that it belongs to
     */
    public static <E> PoolMember<E> inside(Dispatcher dispatcher, PoolFleet<E> fleet) {
        PoolMember<E> member = new PoolMember<>(dispatcher, fleet);
        ImmutableList<E> elements = fleet.start().get(dispatcher.process().name());
        if (elements != null) {
            member.state.mode = PoolMode.IN;
            member.state.view.addAll(fleet.start().keySet());
            member.state.shard.addAll(elements);
        }
        return member;
    }

    /**
     * The second thread of a server: it occasionally wakes up and looks at the shard, until {@link
     * #stopRebalancing}.
     */
    public void runInTheBackground() {
        while (rebalancing) {
            state.dispatcher.think(1 + state.dispatcher.random().below(MOST_PAUSE_CYCLES));
            if (rebalancing) {
                rebalancer.rebalance();
            }
        }
    }

    /** Ends the background thread, once what it does has come to its end. */
    public void stopRebalancing() {
        rebalancing = false;
    }

    /**
     * Removes some element; begins in the same segment, and sleeps while others are asked.
     *
     * @param client on whose behalf, one call at a time
     */
    public Removal<E> remove(String client) {
        return clientCalls.serve(client);
    }

    /**
     * Adds an element; begins in the same segment, and sleeps while it is on its way.
     *
     * @param client on whose behalf, one call at a time
     * @param element not in the pool
     */
    public Addition add(String client, E element) {
        return clientCalls.takeBack(client, element);
    }

    /** Returns the dispatcher of the member's process. */
    public Dispatcher dispatcher() {
        return state.dispatcher;
    }

    /** Returns whether the member answers clients; may be called by anyone. */
    public boolean serving() {
        return state.mode == PoolMode.IN;
    }

    /** Returns whether the server belongs to the fleet, or comes or goes; called by anyone. */
    public boolean alive() {
        return state.alive();
    }

    /** Returns the elements of its shard; may be called by anyone. */
    public ImmutableList<E> elements() {
        return state.shard.all();
    }

    /** Returns what is begun and not ended here, if anything is; may be called by anyone. */
    public List<String> unfinished() {
        ImmutableList.Builder<String> unfinished = ImmutableList.builder();
        state.call.keySet().forEach(client -> unfinished.add("the call of " + client));
        if (state.background != null) {
            unfinished.add("a transfer in the background");
        }
        switch (state.mode) {
            case JOINING -> unfinished.add("its join");
            case LEAVING, CLOSING -> unfinished.add("its leave");
            case OUT, IN, LEFT -> {}
        }
        state.parting.forEach(leaver -> unfinished.add("the farewell to " + leaver));
        return unfinished.build();
    }

    @Override
    public AskReply ask(Address from, String client) {
        return donor.ask(from, client);
    }

    @Override
    public void store(Address from, String client, byte[] block) {
        donor.keep(from, client, block);
    }

    @Override
    public byte[] pull(Address from) {
        return donor.pull(from);
    }

    @Override
    public PushReply push(Address from, byte[] block, long left) {
        return donor.push(from, block, left);
    }

    @Override
    public long hello(Address from) {
        return membership.hello(from);
    }

    @Override
    public void leave(Address from) {
        membership.serveLeave(from);
    }

    @Override
    public void joinFleet(Address from, List<String> fleet) {
        membership.join(fleet);
    }

    @Override
    public boolean leaveFleet(Address from, List<String> crashed) {
        return membership.leaveFleet(crashed);
    }
}
