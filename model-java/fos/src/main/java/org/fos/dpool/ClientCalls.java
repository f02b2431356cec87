package org.fos.dpool;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;

import org.fos.dpool.DPoolMessages.AskReply;
import org.fos.lib.Call;
import org.fos.lib.Journal;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A member's service to its clients: it answers from its shard, and asks the others one after the
 * other when that is empty (report §4.8.1). Each call is one straight line on a thread of its own.
 */
final class ClientCalls<E> {
    private final PoolState<E> state;

    ClientCalls(PoolState<E> state) {
        this.state = state;
    }

    /** Gives a client some element; sleeps while others are asked. */
    Removal<E> serve(String client) {
        if (!ready(client)) {
            return new Removal.NotServing<>();
        }
        if (!state.shard.isEmpty()) {
            return new Removal.Given<>(remove(client));
        }
        if (state.targets().isEmpty()) {
            refuseAtOnce(client);
            return new Removal.Refused<>();
        }
        String first = state.pick(state.targets());
        Optional<AskReply> reply = answer(first, seek(client, first));
        while (!gave(reply)) {
            if (!state.shard.isEmpty()) {
                return new Removal.Given<>(serveAfterAll(client, reply));
            }
            ImmutableSortedMap<String, Ledger> heard = heard(client, reply);
            if (!everybodyHeard(heard)) {
                reply = next(client, reply, heard);
            } else if (heardEnough(client, heard)) {
                refuse(client, reply);
                return new Removal.Refused<>();
            } else {
                String again = state.pick(state.targets());
                reply = answer(again, collectAgain(client, again, reply, heard));
            }
        }
        return new Removal.Given<>(obtain(client, reply.orElseThrow()));
    }

    private Optional<AskReply> next(
            String client, Optional<AskReply> reply, ImmutableSortedMap<String, Ledger> heard) {
        NavigableSet<String> unheard = new TreeSet<>(state.targets());
        unheard.removeAll(heard.keySet());
        String member = state.pick(unheard);
        return answer(member, askNext(client, member, reply, heard));
    }

    /** Takes an element back; sleeps while it is on its way to a keeper elsewhere. */
    Addition takeBack(String client, E element) {
        if (!ready(client)) {
            return Addition.NOT_SERVING;
        }
        String home = state.rules.home();
        boolean here = !state.rules.central() || state.me.equals(home);
        if (here || state.has(PoolBug.ADD_WHERE_IT_IS)) {
            add(client, element);
            return Addition.ADDED;
        }
        if (!state.view.contains(home)) {
            refuseAdd(client);
            return Addition.REFUSED;
        }
        Call<?> kept = store(client, element, home);
        state.sleepForAnswer(home, kept);
        endStore(client, kept);
        return Addition.ADDED;
    }

    private boolean ready(String client) {
        if (state.call.containsKey(client)) {
            throw new IllegalStateException(
                    "client %s calls %s twice at a time".formatted(client, state.me));
        }
        return state.mode == PoolMode.IN;
    }

    /** {@code DPool!Remove(c, m, e)}. */
    private E remove(String client) {
        E element = state.shard.take();
        Journal.Step step =
                state.step("Remove", "ClientCalls.remove")
                        .arg("c", client)
                        .arg("e", state.type.value(element));
        state.withShard(step).done();
        return element;
    }

    /** {@code DPool!Seek(c, m, p)}. */
    private Call<AskReply> seek(String client, String member) {
        state.call.put(client, ClientCall.to(ClientCall.Phase.REMOVE, member));
        Journal.Step step =
                state.step("Seek", "ClientCalls.seek").arg("c", client).arg("p", member);
        state.withCall(state.withShard(step), client).done();
        return state.others.askCall(state.address(member), client);
    }

    /** {@code DPool!Add(c, m, e)}. */
    private void add(String client, E element) {
        state.shard.add(element);
        state.bookAdded();
        Journal.Step step =
                state.step("Add", "ClientCalls.add")
                        .arg("c", client)
                        .arg("e", state.type.value(element));
        state.withShard(step).done();
    }

    /** {@code DPool!Store(c, m, e)}. */
    private Call<?> store(String client, E element, String home) {
        state.call.put(client, ClientCall.to(ClientCall.Phase.ADD, home));
        Journal.Step step =
                state.step("Store", "ClientCalls.store")
                        .arg("c", client)
                        .arg("e", state.type.value(element));
        state.withCall(step, client).done();
        ImmutableList<E> sent =
                state.has(PoolBug.STORE_WITHOUT_THE_ELEMENT)
                        ? ImmutableList.of()
                        : ImmutableList.of(element);
        return state.others.storeCall(state.address(home), client, state.type.pack(sent));
    }

    /** {@code DPool!RefuseAtOnce(c, m)}. */
    private void refuseAtOnce(String client) {
        Journal.Step step = state.step("RefuseAtOnce", "ClientCalls.refuseAtOnce").arg("c", client);
        state.withFleet(state.withShard(step)).done();
    }

    /** {@code DPool!RefuseAdd(c, m)}. */
    private void refuseAdd(String client) {
        Journal.Step step = state.step("RefuseAdd", "ClientCalls.refuseAdd").arg("c", client);
        state.withFleet(step).done();
    }

    /** {@code DPool!Obtain(m, c, e)}. */
    private E obtain(String client, AskReply reply) {
        ImmutableList<E> block = state.type.unpack(reply.block());
        String donor = call(client).asked();
        E element = block.getFirst();
        if (!state.has(PoolBug.FORGET_THE_REST)) {
            state.shard.addAll(block.subList(1, block.size()));
        }
        state.call.remove(client);
        state.learn(donor, (int) reply.left());
        state.bookReceived();
        Journal.Step step =
                state.step("Obtain", "ClientCalls.obtain")
                        .arg("c", client)
                        .arg("e", state.type.value(element));
        state.withEstimate(state.withCall(state.withShard(step), client), donor).done();
        return element;
    }

    /** {@code DPool!ServeAfterAll(m, c, e)}. */
    private E serveAfterAll(String client, Optional<AskReply> none) {
        String member = call(client).asked();
        boolean keep = state.has(PoolBug.HAND_OUT_WITHOUT_TAKING);
        E element = keep ? state.shard.peek() : state.shard.take();
        state.call.remove(client);
        listen(member, none);
        Journal.Step step =
                state.step("ServeAfterAll", "ClientCalls.serveAfterAll")
                        .arg("c", client)
                        .arg("e", state.type.value(element));
        state.withEstimate(state.withCall(state.withShard(step), client), member).done();
        return element;
    }

    /** {@code DPool!AskNext(m, c, p)}. */
    private Call<AskReply> askNext(
            String client, String next, Optional<AskReply> none, Map<String, Ledger> heard) {
        String member = call(client).asked();
        state.call.put(client, call(client).asking(next, heard));
        listen(member, none);
        recordAsking("AskNext", "ClientCalls.askNext", client, next, member);
        return state.others.askCall(state.address(next), client);
    }

    /** {@code DPool!CollectAgain(m, c, p)}. */
    private Call<AskReply> collectAgain(
            String client, String next, Optional<AskReply> none, Map<String, Ledger> heard) {
        String member = call(client).asked();
        state.call.put(client, call(client).again(next, collected(heard)));
        listen(member, none);
        recordAsking("CollectAgain", "ClientCalls.collectAgain", client, next, member);
        return state.others.askCall(state.address(next), client);
    }

    private void recordAsking(
            String action, String source, String client, String next, String member) {
        Journal.Step step = state.step(action, source).arg("c", client).arg("p", next);
        state.withEstimate(state.withCall(state.withShard(step), client), member).done();
    }

    /** {@code DPool!Refuse(m, c)}. */
    private void refuse(String client, Optional<AskReply> none) {
        String member = call(client).asked();
        state.call.remove(client);
        listen(member, none);
        Journal.Step step = state.step("Refuse", "ClientCalls.refuse").arg("c", client);
        state.withEstimate(state.withCall(state.withShard(step), client), member).done();
    }

    /** {@code DPool!EndStore(m, c)}. */
    private void endStore(String client, Call<?> kept) {
        if (kept.answered()) {
            kept.await();
        }
        state.call.remove(client);
        Journal.Step step = state.step("EndStore", "ClientCalls.endStore").arg("c", client);
        state.withCall(step, client).done();
    }

    private ClientCall call(String client) {
        return Objects.requireNonNull(state.call.get(client), "no call of that client");
    }

    /** Sleeps for an answer; empty if whom was asked is there no more. */
    private Optional<AskReply> answer(String member, Call<AskReply> asked) {
        state.sleepForAnswer(member, asked);
        return asked.answered() ? Optional.of(asked.await()) : Optional.empty();
    }

    private boolean gave(Optional<AskReply> reply) {
        return reply.isPresent() && !state.type.unpack(reply.get().block()).isEmpty();
    }

    private void listen(String member, Optional<AskReply> none) {
        none.ifPresent(reply -> state.learn(member, 0));
    }

    /** Who has answered so far that it is empty, with what its ledger was. */
    private ImmutableSortedMap<String, Ledger> heard(String client, Optional<AskReply> none) {
        ClientCall open = call(client);
        Map<String, Ledger> heard = new TreeMap<>(open.heard());
        none.ifPresent(reply -> heard.putIfAbsent(open.asked(), reply.ledger()));
        return ImmutableSortedMap.copyOf(heard);
    }

    private boolean everybodyHeard(Map<String, Ledger> heard) {
        return state.has(PoolBug.SOMEBODY_HEARD)
                ? !heard.isEmpty()
                : heard.keySet().containsAll(state.targets());
    }

    private boolean heardEnough(String client, Map<String, Ledger> heard) {
        if (!state.rules.collectsTwice()) {
            return true;
        }
        ImmutableSortedMap<String, Ledger> before = call(client).before();
        if (state.has(PoolBug.COLLECT_WITHOUT_COUNTERS)) {
            return !before.isEmpty();
        }
        Map<String, Ledger> now = collected(heard);
        long sent = now.values().stream().mapToLong(Ledger::sent).sum();
        long received = now.values().stream().mapToLong(Ledger::received).sum();
        return now.equals(before) && sent == received;
    }

    /** One collect: the others' ledgers, and this member's own. */
    private ImmutableSortedMap<String, Ledger> collected(Map<String, Ledger> heard) {
        Map<String, Ledger> collected = new TreeMap<>(heard);
        collected.put(state.me, state.ledger);
        return ImmutableSortedMap.copyOf(collected);
    }
}
