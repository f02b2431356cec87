package org.fos.dpool;

import com.google.common.collect.ImmutableList;

import org.fos.dpool.DPoolMessages.AskReply;
import org.fos.dpool.DPoolMessages.PushReply;
import org.fos.kernel.Address;
import org.fos.lib.Journal;

/** A member's answers to what other members ask, for their clients and in the background. */
final class Donor<E> {
    private final PoolState<E> state;

    Donor(PoolState<E> state) {
        this.state = state;
    }

    /** Serves a member whose client found its shard empty; never waits. */
    AskReply ask(Address from, String client) {
        int least = state.has(PoolBug.HAVE_NONE_BUT_ONE) ? 1 : 0;
        return state.shard.size() > least
                ? give(from.process().name(), client)
                : haveNone(from.process().name(), client);
    }

    /** {@code DPool!Give(m, p, c, block)}. */
    private AskReply give(String asker, String client) {
        int waiting = state.has(PoolBug.PREFETCH_BELOW_OWN_REQUESTS) ? 0 : state.waiting();
        ImmutableList<E> block =
                state.shard.takeBlock(state.rules.giveSize(state.shard.size(), waiting));
        state.learn(asker, 0);
        state.bookSent();
        Journal.Step step =
                state.step("Give", "Donor.give")
                        .arg("p", asker)
                        .arg("c", client)
                        .arg("block", state.type.value(block));
        state.withEstimate(state.withShard(step), asker).done();
        return new AskReply(state.type.pack(block), state.told(), Ledger.EMPTY);
    }

    /** {@code DPool!HaveNone(m, p, c)}. */
    private AskReply haveNone(String asker, String client) {
        state.learn(asker, 0);
        Journal.Step step =
                state.step("HaveNone", "Donor.haveNone").arg("p", asker).arg("c", client);
        state.withEstimate(state.withShard(step), asker).done();
        return new AskReply(state.type.pack(ImmutableList.of()), 0, state.ledger);
    }

    /** {@code DPool!Keep(m, p, c)}. */
    void keep(Address from, String client, byte[] block) {
        state.shard.addAll(state.type.unpack(block));
        state.bookAdded();
        Journal.Step step =
                state.step("Keep", "Donor.keep").arg("p", from.process().name()).arg("c", client);
        state.withShard(step).done();
    }

    /** Serves a member whose shard is low; never waits. */
    byte[] pull(Address from) {
        int size =
                state.has(PoolBug.SUPPLY_ALL_OF_IT)
                        ? Math.min(state.rules.block(), state.shard.size())
                        : state.rules.supplySize(state.shard.size());
        String asker = from.process().name();
        return size > 0 ? supply(asker, size) : supplyNothing(asker);
    }

    /** {@code DPool!Supply(m, p, block)}. */
    private byte[] supply(String asker, int size) {
        ImmutableList<E> block = state.shard.takeBlock(size);
        state.bookSent();
        Journal.Step step =
                state.step("Supply", "Donor.supply")
                        .arg("p", asker)
                        .arg("block", state.type.value(block));
        state.withShard(step).done();
        return state.type.pack(block);
    }

    /** {@code DPool!SupplyNothing(m, p)}. */
    private byte[] supplyNothing(String asker) {
        Journal.Step step = state.step("SupplyNothing", "Donor.supplyNothing").arg("p", asker);
        state.withShard(step).done();
        return state.type.pack(ImmutableList.of());
    }

    /** Serves a member that hands over a block; never waits. */
    PushReply push(Address from, byte[] block, long left) {
        String pusher = from.process().name();
        return state.mode == PoolMode.IN || state.has(PoolBug.ACCEPT_ANY_TIME)
                ? accept(pusher, block, left)
                : decline(pusher, block, left);
    }

    /** {@code DPool!Accept(m, p)}. */
    private PushReply accept(String pusher, byte[] block, long left) {
        state.shard.addAll(state.type.unpack(block));
        state.learn(pusher, (int) left);
        state.bookReceived();
        Journal.Step step = state.step("Accept", "Donor.accept").arg("p", pusher);
        state.withEstimate(state.withShard(step), pusher).done();
        return new PushReply(state.type.pack(ImmutableList.of()), true, state.told());
    }

    /** {@code DPool!Decline(m, p)}. */
    private PushReply decline(String pusher, byte[] block, long left) {
        state.learn(pusher, (int) left);
        state.bookReceived();
        state.bookSent();
        Journal.Step step = state.step("Decline", "Donor.decline").arg("p", pusher);
        state.withEstimate(state.withShard(step), pusher).done();
        return new PushReply(block, false, state.told());
    }
}
