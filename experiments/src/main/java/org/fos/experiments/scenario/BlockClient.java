package org.fos.experiments.scenario;

import org.fos.kernel.Address;
import org.fos.lib.Dispatcher;
import org.fos.lib.Programs;
import org.fos.memory.Block;
import org.fos.memory.BuddyClient;
import org.fos.memory.BuddyFleet;
import org.fos.memory.BuddyMessages.AllocateBlockReply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A client process: it takes blocks of any order and gives them back, at any member. */
final class BlockClient {
    private static final long MAX_THINK_CYCLES = 2_000;
    private static final int MOST_BLOCKS = 4;

    private final Dispatcher dispatcher;
    private final BuddyClient allocator;
    private final BuddyFleet fleet;
    private final PoolMix mix;
    private final RunMetrics metrics;
    private final List<Block> held = new ArrayList<>();
    private boolean filling = true;

    private BlockClient(Dispatcher dispatcher, BuddyFleet fleet, PoolMix mix, RunMetrics metrics) {
        this.dispatcher = dispatcher;
        this.allocator = new BuddyClient(dispatcher);
        this.fleet = fleet;
        this.mix = mix;
        this.metrics = metrics;
    }

    /**
     * Starts a client.
     *
     * @param fleet that it asks
     * @param number from 0
     * @param core from 0
     * @param mix how it takes and gives back
     * @param operations how often it does either
     * @param metrics where it counts
     */
    static BlockClient start(
            BuddyFleet fleet,
            int number,
            int core,
            PoolMix mix,
            long operations,
            RunMetrics metrics) {
        return Programs.start(
                fleet.microkernel(),
                "c" + (number + 1),
                core,
                fleet.capability(),
                dispatcher -> {
                    dispatcher.hold(fleet.capability());
                    return new BlockClient(dispatcher, fleet, mix.ofClient(number), metrics);
                },
                client -> client.run(operations));
    }

    /** Returns the blocks that it has; may be called by anyone. */
    List<Block> held() {
        return Collections.unmodifiableList(held);
    }

    private void run(long operations) {
        for (long i = 0; i < operations; i++) {
            dispatcher.think(dispatcher.random().below(MAX_THINK_CYCLES));
            filling = mix.takes(dispatcher.random(), held.size(), MOST_BLOCKS, filling);
            if (filling) {
                take();
            } else {
                allocator.releaseBlock(anyMember(), held.removeLast());
                metrics.count("returned");
            }
            metrics.count("operations");
        }
        metrics.count("clientsDone");
    }

    private void take() {
        int order = (int) dispatcher.random().below(fleet.maxOrder() + 1L);
        AllocateBlockReply reply = allocator.allocateBlock(anyMember(), order);
        if (reply.result()) {
            held.add(reply.block());
        } else {
            filling = false;
        }
        metrics.count(reply.result() ? "given" : "refused");
    }

    private Address anyMember() {
        int place = (int) dispatcher.random().below(fleet.members().size());
        return dispatcher.lookup(fleet.members().asList().get(place));
    }
}
