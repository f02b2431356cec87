package org.fos.dpool;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import org.fos.dpool.DPoolMessages.LeaveReply;
import org.fos.kernel.Address;
import org.fos.lib.Call;
import org.fos.lib.Journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How a member joins the fleet and leaves it, and sees others come, go and crash (report §3.2). A
 * server that joins is asked from its greeting on, and holds elements only when everybody asks it;
 * one that leaves hands over what it has, and answers until nobody has a call under way to it.
 */
final class Membership<E> {
    private final PoolState<E> state;
    private final Rebalancer<E> rebalancer;

    Membership(PoolState<E> state, Rebalancer<E> rebalancer) {
        this.state = state;
        this.rebalancer = rebalancer;
    }

    /** Joins the fleet that has these members, some of which may have crashed; sleeps till then. */
    void join(Collection<String> fleet) {
        Map<String, Call<Long>> greeted = startJoin(fleet);
        ImmutableList.copyOf(fleet).stream().filter(state.departed::contains).forEach(this::detect);
        while (!welcomed()) {
            sleepUntilOneAnswers(greeted);
            takeAnswers(greeted, (member, count) -> takeWelcome(member, count.intValue()));
        }
        enter();
    }

    private boolean welcomed() {
        return state.has(PoolBug.ENTER_UNWELCOMED)
                || state.awaited.stream().noneMatch(state.view::contains);
    }

    /**
     * Leaves the fleet; sleeps till then.
     *
     * @param crashed servers of whose crash this one must have heard before
     * @return whether it has left; else it stays, as all others have crashed
     */
    boolean leaveFleet(Collection<String> crashed) {
        state.dispatcher.sleepUntil(() -> state.departed.containsAll(crashed));
        boolean keepsAll = state.rules.central() && state.me.equals(state.rules.home());
        if (state.alone() || keepsAll) {
            return false;
        }
        leave();
        while (state.mode == PoolMode.LEAVING) {
            state.dispatcher.sleepUntil(this::canGoOnLeaving);
            if (state.alone()) {
                stay();
                return false;
            }
            if (state.shard.isEmpty() || state.has(PoolBug.LEAVE_WITHOUT_HANDING_OVER)) {
                return close();
            }
            rebalancer.handOverTo(state.pick(successors()));
        }
        return false;
    }

    private boolean canGoOnLeaving() {
        boolean nothingToHandOver =
                state.shard.isEmpty() || state.has(PoolBug.LEAVE_WITHOUT_HANDING_OVER);
        boolean ready = nothingToHandOver ? state.call.isEmpty() : !successors().isEmpty();
        return state.background == null && (state.alone() || ready);
    }

    private ImmutableList<String> successors() {
        return state.othersInView().stream()
                .filter(member -> !state.parting.contains(member))
                .collect(ImmutableList.toImmutableList());
    }

    private boolean close() {
        Map<String, Call<LeaveReply>> told = takeLeave();
        while (state.awaited.stream().anyMatch(state.view::contains)) {
            sleepUntilOneAnswers(told);
            takeAnswers(told, (member, nothing) -> takeFarewell(member));
        }
        if (state.alone()) {
            stay();
            return false;
        }
        depart();
        return true;
    }

    /** Serves a server that joins; never waits. */
    long hello(Address from) {
        return welcome(from.process().name());
    }

    /** Serves a member that leaves; sleeps until no call to it is under way. */
    void serveLeave(Address from) {
        String leaver = from.process().name();
        hearLeave(leaver);
        if (!state.has(PoolBug.LET_GO_IN_MID_CALL)) {
            state.dispatcher.sleepUntil(
                    () -> !state.callsTo(leaver) || state.departed.contains(leaver));
        }
        if (!state.departed.contains(leaver)) {
            letGo(leaver);
        }
    }

    /** Runs when a process is known to have crashed, after all that came from it. */
    void onCrash(String crashed) {
        if (state.has(PoolBug.NEVER_DETECT)) {
            return;
        }
        state.departed.add(crashed);
        if (state.alive() && state.view.contains(crashed)) {
            detect(crashed);
        }
    }

    /** {@code DPool!StartJoin(m, stale)}; who is stale, nobody here can tell. */
    private Map<String, Call<Long>> startJoin(Collection<String> fleet) {
        state.mode = PoolMode.JOINING;
        state.view.addAll(fleet);
        state.view.add(state.me);
        state.awaited.addAll(fleet);
        state.withFleet(state.step("StartJoin", "Membership.startJoin")).done();
        return calls(fleet, member -> state.others.helloCall(state.address(member)));
    }

    /** {@code DPool!Leave(m)}. */
    private void leave() {
        state.mode = PoolMode.LEAVING;
        record("Leave", "Membership.leave");
    }

    /** {@code DPool!Welcome(m, p)}. */
    private long welcome(String joiner) {
        state.view.add(joiner);
        state.learn(joiner, 0);
        recordPeer("Welcome", "Membership.welcome", joiner);
        return state.told();
    }

    /** {@code DPool!TakeWelcome(m, p)}. */
    private void takeWelcome(String member, int count) {
        state.awaited.remove(member);
        state.learn(member, count);
        recordPeer("TakeWelcome", "Membership.takeWelcome", member);
    }

    /** {@code DPool!Enter(m)}. */
    private void enter() {
        state.mode = PoolMode.IN;
        state.awaited.clear();
        record("Enter", "Membership.enter");
    }

    /** {@code DPool!TakeLeave(m)}. */
    private Map<String, Call<LeaveReply>> takeLeave() {
        Collection<String> others = state.othersInView();
        state.mode = PoolMode.CLOSING;
        state.awaited.addAll(others);
        record("TakeLeave", "Membership.takeLeave");
        return calls(others, member -> state.others.leaveCall(state.address(member)));
    }

    /** {@code DPool!HearLeave(m, p)}. */
    private void hearLeave(String leaver) {
        state.parting.add(leaver);
        recordPeer("HearLeave", "Membership.hearLeave", leaver);
    }

    /** {@code DPool!LetGo(m, p)}. */
    private void letGo(String leaver) {
        state.view.remove(leaver);
        state.parting.remove(leaver);
        recordPeer("LetGo", "Membership.letGo", leaver);
    }

    /** {@code DPool!TakeFarewell(m, p)}. */
    private void takeFarewell(String member) {
        state.awaited.remove(member);
        recordPeer("TakeFarewell", "Membership.takeFarewell", member);
    }

    /** {@code DPool!Depart(m)}. */
    private void depart() {
        state.mode = PoolMode.LEFT;
        state.view.clear();
        record("Depart", "Membership.depart");
    }

    /** {@code DPool!Stay(m)}. */
    private void stay() {
        state.mode = PoolMode.IN;
        state.awaited.clear();
        record("Stay", "Membership.stay");
    }

    /** {@code DPool!Detect(m, p)}. */
    private void detect(String crashed) {
        state.view.remove(crashed);
        state.parting.remove(crashed);
        recordPeer("Detect", "Membership.detect", crashed);
    }

    private void record(String action, String source) {
        state.withFleet(state.withShard(state.step(action, source))).done();
    }

    private void recordPeer(String action, String source, String peer) {
        Journal.Step step = state.step(action, source).arg("p", peer);
        state.withEstimate(state.withFleet(step), peer).done();
    }

    /** Sleeps until one of these is answered, or nobody is awaited any more. */
    private <R> void sleepUntilOneAnswers(Map<String, Call<R>> calls) {
        state.dispatcher.sleepUntil(
                () ->
                        calls.values().stream().anyMatch(Call::answered)
                                || state.awaited.stream().noneMatch(state.view::contains));
    }

    /** Takes all answers that are there, in one segment: a crash notice must not come between. */
    private static <R> void takeAnswers(Map<String, Call<R>> calls, BiConsumer<String, R> taker) {
        List<String> answered = new ArrayList<>();
        calls.forEach(
                (member, call) -> {
                    if (call.answered()) {
                        answered.add(member);
                    }
                });
        for (String member : answered) {
            taker.accept(member, java.util.Objects.requireNonNull(calls.remove(member)).await());
        }
    }

    private static <R> Map<String, Call<R>> calls(
            Collection<String> members, Function<String, Call<R>> call) {
        ImmutableMap.Builder<String, Call<R>> calls = ImmutableMap.builder();
        members.forEach(member -> calls.put(member, call.apply(member)));
        return new LinkedHashMap<>(calls.buildOrThrow());
    }
}
