package org.fos.dpool;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.kernel.Address;
import org.fos.lib.Call;
import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.trace.record.TraceValue;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one member holds: the fields are the variables of {@code DPool} at this member, under their
 * names. The handlers of all roles work on them, each segment atomically, and record them.
 */
final class PoolState<E> {
    static final String NOBODY = "Nobody";

    final String me;
    final Dispatcher dispatcher;
    final DPoolClient others;
    final PoolRules rules;
    final ElementType<E> type;
    private final Journal journal;
    private final @Nullable PoolBug bug;

    PoolMode mode = PoolMode.OUT;
    final NavigableSet<String> view = new TreeSet<>();
    final NavigableSet<String> awaited = new TreeSet<>();
    final NavigableSet<String> parting = new TreeSet<>();
    final Shard<E> shard = new Shard<>();
    final Map<String, Integer> estimate = new TreeMap<>();
    Ledger ledger = Ledger.EMPTY;
    @Nullable String background;
    final SortedMap<String, ClientCall> call = new TreeMap<>();

    /** Those that this member knows to have crashed, and has done with. */
    final NavigableSet<String> departed = new TreeSet<>();

    PoolState(Dispatcher dispatcher, PoolFleet<E> fleet) {
        this.me = dispatcher.process().name();
        this.dispatcher = dispatcher;
        this.others = new DPoolClient(dispatcher);
        this.rules = fleet.rules();
        this.type = fleet.type();
        this.journal = fleet.journal();
        this.bug = fleet.bug();
    }

    boolean has(PoolBug seeded) {
        return bug == seeded;
    }

    boolean alive() {
        return mode != PoolMode.OUT && mode != PoolMode.LEFT;
    }

    boolean alone() {
        return view.size() == 1 && view.contains(me);
    }

    /** {@code Targets}: whom this member asks, and to whom it pushes. */
    ImmutableSortedSet<String> targets() {
        return view.stream()
                .filter(member -> !member.equals(me) && !parting.contains(member))
                .filter(member -> !rules.central() || member.equals(rules.home()))
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
    }

    ImmutableSortedSet<String> othersInView() {
        return view.stream()
                .filter(member -> !member.equals(me))
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
    }

    /** Returns one of these members, any of them alike. */
    String pick(Collection<String> members) {
        return List.copyOf(members).get((int) dispatcher.random().below(members.size()));
    }

    Address address(String member) {
        return dispatcher.lookup(member);
    }

    /** {@code Waiting}: how many clients wait here for an element. */
    int waiting() {
        return (int)
                call.values().stream()
                        .filter(open -> open.phase() == ClientCall.Phase.REMOVE)
                        .count();
    }

    boolean callsTo(String member) {
        return member.equals(background)
                || call.values().stream().anyMatch(open -> open.asked().equals(member));
    }

    /** {@code Learn}: from now on this member thinks that another has so many elements. */
    void learn(String member, int count) {
        if (rules.estimating() && !has(PoolBug.NEVER_REFRESH)) {
            estimate.put(member, count);
        }
    }

    int estimate(String member) {
        return estimate.getOrDefault(member, 0);
    }

    /** {@code Told}: what a message tells of this shard. */
    int told() {
        return rules.estimating() ? shard.size() : 0;
    }

    void bookSent() {
        ledger = rules.collectsTwice() ? ledger.withSent() : ledger;
    }

    void bookReceived() {
        ledger = rules.collectsTwice() ? ledger.withReceived() : ledger;
    }

    void bookAdded() {
        boolean counts = rules.collectsTwice() && !has(PoolBug.COUNT_TRANSFERS_ONLY);
        ledger = counts ? ledger.withAdded() : ledger;
    }

    /** Sleeps until a call is answered, or its destination is no longer in view. */
    void sleepForAnswer(String member, Call<?> awaiting) {
        dispatcher.sleepUntil(() -> awaiting.answered() || !view.contains(member));
    }

    // Recording: what the fields hold, as values of the specification.

    Journal.Step step(String action, String source) {
        return journal.step(dispatcher, action, source).arg("m", me);
    }

    Journal.Step withShard(Journal.Step step) {
        return step.after(type.value(shard.all()), "shard", me).after(value(ledger), "ledger", me);
    }

    Journal.Step withEstimate(Journal.Step step, String member) {
        return step.after(estimate(member), "estimate", me, member);
    }

    Journal.Step withCall(Journal.Step step, String client) {
        ClientCall open = call.get(client);
        return step.after(open == null ? ClientCall.idle() : open.value(me), "call", client);
    }

    Journal.Step withBackground(Journal.Step step) {
        return step.after(background == null ? NOBODY : background, "background", me);
    }

    Journal.Step withFleet(Journal.Step step) {
        return step.after(mode.specName, "mode", me)
                .after(TraceValue.set(view), "view", me)
                .after(TraceValue.set(awaited), "awaited", me)
                .after(TraceValue.set(parting), "parting", me);
    }

    static Object value(Ledger ledger) {
        return TraceValue.record(
                ImmutableMap.of(
                        "sent", ledger.sent(),
                        "received", ledger.received(),
                        "added", ledger.added()));
    }
}
