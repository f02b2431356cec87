package org.fos.dpool;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.dpool.DPoolMessages.PushReply;
import org.fos.lib.Call;
import org.fos.lib.Journal;

/**
 * The background thread of a member, which moves elements before they are missed (report §4.8.1).
 * It makes one call at a time.
 */
final class Rebalancer<E> {
    private final PoolState<E> state;

    Rebalancer(PoolState<E> state) {
        this.state = state;
    }

    /** Pulls or pushes one block if there is reason to; sleeps until it has arrived. */
    void rebalance() {
        if (state.mode != PoolMode.IN || state.background != null) {
            return;
        }
        ImmutableSortedSet<String> targets = state.targets();
        boolean pulls = state.rules.scheme() == Scheme.BACKGROUND_PULL;
        if (pulls && state.shard.size() < state.rules.low() && !targets.isEmpty()) {
            pullFrom(state.pick(targets));
        }
        ImmutableList<String> poorer =
                targets.stream()
                        .filter(member -> pushSize(member) > 0)
                        .collect(ImmutableList.toImmutableList());
        if (!poorer.isEmpty() && state.background == null && state.mode == PoolMode.IN) {
            String member = state.pick(poorer);
            finish(member, push(member));
        }
    }

    private int pushSize(String member) {
        return state.rules.pushSize(state.shard.size(), state.estimate(member));
    }

    private void pullFrom(String member) {
        Call<byte[]> call = pull(member);
        state.sleepForAnswer(member, call);
        ImmutableList<E> block =
                call.answered() ? state.type.unpack(call.await()) : ImmutableList.of();
        if (!block.isEmpty()) {
            takeIn(member, block, 0);
            if (state.has(PoolBug.TAKE_IN_TWICE)) {
                takeIn(member, block, 0);
            }
        } else {
            rest(member, call.answered(), 0);
        }
    }

    /** Hands over all there is to another member; sleeps until it has it, or has returned it. */
    void handOverTo(String member) {
        finish(member, handOver(member));
    }

    private void finish(String member, Call<PushReply> call) {
        state.sleepForAnswer(member, call);
        if (!call.answered()) {
            rest(member, false, 0);
            return;
        }
        PushReply reply = call.await();
        if (reply.accepted()) {
            rest(member, true, (int) reply.count());
        } else {
            takeIn(member, state.type.unpack(reply.block()), (int) reply.count());
        }
    }

    /** {@code DPool!Pull(m, p)}. */
    private Call<byte[]> pull(String member) {
        state.background = member;
        Journal.Step step = state.step("Pull", "Rebalancer.pull").arg("p", member);
        state.withBackground(state.withShard(step)).done();
        return state.others.pullCall(state.address(member));
    }

    /** {@code DPool!Push(m, p, block)}. */
    private Call<PushReply> push(String member) {
        ImmutableList<E> block = state.shard.takeBlock(pushSize(member));
        int left = state.told();
        if (state.has(PoolBug.KEEP_WHAT_IS_PUSHED)) {
            state.shard.addAll(block);
        }
        state.background = member;
        state.learn(member, state.estimate(member) + block.size());
        state.bookSent();
        Journal.Step step =
                state.step("Push", "Rebalancer.push")
                        .arg("p", member)
                        .arg("block", state.type.value(block));
        state.withBackground(state.withEstimate(state.withShard(step), member)).done();
        return state.others.pushCall(state.address(member), state.type.pack(block), left);
    }

    /** {@code DPool!HandOver(m, p)}. */
    private Call<PushReply> handOver(String member) {
        ImmutableList<E> block = state.shard.takeBlock(state.shard.size());
        state.background = member;
        state.bookSent();
        Journal.Step step = state.step("HandOver", "Rebalancer.handOver").arg("p", member);
        state.withBackground(state.withShard(step)).done();
        return state.others.pushCall(state.address(member), state.type.pack(block), 0);
    }

    /** {@code DPool!TakeIn(m, p)}. */
    private void takeIn(String member, ImmutableList<E> block, int count) {
        state.shard.addAll(block);
        state.background = null;
        state.learn(member, count);
        state.bookReceived();
        Journal.Step step = state.step("TakeIn", "Rebalancer.takeIn").arg("p", member);
        state.withBackground(state.withEstimate(state.withShard(step), member)).done();
    }

    /** {@code DPool!Rest(m)}. */
    private void rest(String member, boolean answered, int count) {
        state.background = null;
        if (answered) {
            state.learn(member, count);
        }
        Journal.Step step = state.step("Rest", "Rebalancer.rest");
        state.withBackground(state.withEstimate(step, member)).done();
    }
}
