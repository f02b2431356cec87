package org.fos.fleet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.fleet.FleetMessages.AcceptRequest;
import org.fos.fleet.FleetMessages.JoinRequest;
import org.fos.fleet.FleetMessages.LeaveRequest;
import org.fos.fleet.FleetMessages.PrepareRequest;
import org.fos.fleet.FleetMessages.PromiseRequest;
import org.fos.fleet.FleetMessages.ProposeRequest;
import org.fos.trace.record.TraceValue;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The member that brings about the next view: the coordinator, or whoever suspects it. It asks all
 * members for a promise, proposes, and decides when all have accepted who are not suspected (report
 * §3.2.4).
 */
final class Driver {
    private final FleetState state;
    private final Party party;

    Driver(FleetState state) {
        this.state = state;
        this.party = state.party;
    }

    /** A thread of its own: takes each step of a change when it is due. */
    void drive() {
        while (true) {
            party.dispatcher.sleepUntil(() -> mayDecide() || mayPropose() || mayBegin());
            if (mayDecide()) {
                decide();
            } else if (mayPropose()) {
                proposeNext();
            } else {
                begin();
            }
            party.dispatcher.yieldNow();
        }
    }

    /** An answer lies in the inbox until the change that it belongs to takes it, or is over. */
    void collect(Note note) {
        party.dispatcher.sleepUntil(() -> !party.holds(note) || isLate(note));
        if (party.holds(note)) {
            ignoreReply(note);
        }
    }

    private boolean isLate(Note note) {
        return switch (note.body()) {
            case PromiseRequest promise ->
                    !isOfThisChange(promise.after(), promise.ballot())
                            || state.phase != ChangePhase.ASKING;
            case AcceptRequest accept -> !isOfThisChange(accept.after(), accept.ballot());
            default -> throw new IllegalArgumentException("no answer to a driver: " + note);
        };
    }

    private boolean isOfThisChange(long after, long ballot) {
        return after == state.view.number() && ballot == state.promised;
    }

    private boolean changeIsDue() {
        boolean joins = !joiners().isEmpty();
        boolean leaves =
                state.view.members().size() > 1
                        && party.inbox(LeaveRequest.class).stream()
                                .anyMatch(note -> state.view.has(note.from()));
        return joins || leaves || party.suspects.stream().anyMatch(state.view::has);
    }

    private List<String> joiners() {
        return party.inbox(JoinRequest.class).stream()
                .map(Note::from)
                .filter(server -> !state.view.has(server))
                .toList();
    }

    private boolean mayBegin() {
        if (!state.inFleet()) {
            return false;
        }
        boolean drives = state.driver().equals(state.me);
        return (drives && state.phase == ChangePhase.NONE && changeIsDue())
                || (party.suspects.contains(state.driver())
                        && !party.fleet.has(FleetBug.ONLY_THE_COORDINATOR_DRIVES));
    }

    /** Returns whether everybody has answered who is not suspected, and enough have. */
    private boolean allHeard(Collection<String> heard) {
        boolean waits = party.fleet.has(FleetBug.WAIT_FOR_THE_CRASHED);
        return state.view.members().stream()
                        .allMatch(
                                member ->
                                        heard.contains(member)
                                                || (!waits && party.suspects.contains(member)))
                && party.fleet.detector().suffices(state.view.members(), heard);
    }

    /** Returns what this member has been promised, its own promise included, by who promises. */
    private Map<String, PromiseRequest> promises() {
        Map<String, PromiseRequest> promises = new LinkedHashMap<>();
        for (Note note : party.inbox(PromiseRequest.class)) {
            PromiseRequest promise = (PromiseRequest) note.body();
            if (isOfThisChange(promise.after(), promise.ballot())) {
                promises.put(note.from(), promise);
            }
        }
        promises.put(state.me, Follower.promiseOf(state, state.promised));
        return promises;
    }

    private boolean mayPropose() {
        return state.phase == ChangePhase.ASKING && allHeard(promises().keySet());
    }

    private NavigableSet<String> acceptances() {
        NavigableSet<String> members = new TreeSet<>();
        for (Note note : party.inbox(AcceptRequest.class)) {
            if (!isLate(note)) {
                members.add(note.from());
            }
        }
        members.add(state.me);
        return members;
    }

    private boolean mayDecide() {
        return state.phase == ChangePhase.PROPOSING && allHeard(acceptances());
    }

    /** Chooses who joins, if anybody does, and whose home it becomes. */
    private void proposeNext() {
        boolean again =
                promises().values().stream().anyMatch(promise -> !promise.accepted().isNothing());
        List<String> joiners = joiners();
        if (joiners.isEmpty() || (again && !party.fleet.has(FleetBug.PROPOSE_AFRESH))) {
            propose(Optional.empty(), ImmutableSortedSet.of());
            return;
        }
        String joiner = joiners.get((int) party.dispatcher.random().below(joiners.size()));
        ImmutableSortedSet.Builder<String> given = ImmutableSortedSet.naturalOrder();
        for (String client : party.fleet.clients()) {
            if (party.dispatcher.random().chance(0.5)) {
                given.add(client);
            }
        }
        propose(Optional.of(joiner), given.build());
    }

    /** Returns a new proposal: who was heard, and is neither suspected nor leaving, goes on. */
    private Proposal fresh(Optional<String> joiner, NavigableSet<String> given) {
        Map<String, PromiseRequest> promises = promises();
        NavigableSet<String> stay = new TreeSet<>();
        promises.forEach(
                (member, promise) -> {
                    if (!promise.leaving() && !party.suspects.contains(member)) {
                        stay.add(member);
                    }
                });
        if (stay.isEmpty() && joiner.isEmpty()) {
            stay.add(state.me);
        }
        NavigableSet<String> heard = new TreeSet<>(promises.keySet());
        if (party.fleet.has(FleetBug.LEAVE_WITHOUT_HANDING_OVER)) {
            heard.retainAll(stay);
        }
        Map<String, Long> next = new TreeMap<>(state.state);
        next.replaceAll(
                (client, _) -> {
                    PromiseRequest of = promises.get(state.view.homeOf(client));
                    boolean isNew =
                            given.contains(client) && party.fleet.has(FleetBug.JOIN_WITHOUT_STATE);
                    boolean isKnown = heard.contains(state.view.homeOf(client));
                    return of != null && isKnown && !isNew
                            ? of.state().getOrDefault(client, 0L)
                            : 0L;
                });
        boolean first = party.fleet.has(FleetBug.JOINER_COMES_FIRST);
        return new Proposal(
                state.promised,
                state.view.successor(stay, joiner, given, heard, first),
                ImmutableSortedMap.copyOf(next));
    }

    private void takeAnswers(Class<? extends FleetMessages.Message> kind) {
        for (Note note : ImmutableList.copyOf(party.inbox(kind))) {
            if (!isLate(note)) {
                party.take(note);
            }
        }
    }

    /** {@code Fleet!Begin(m)}: begins a change, or takes over; answers no client from here on. */
    private void begin() {
        state.promised = state.view.nextBallot(state.me, state.promised);
        state.phase = ChangePhase.ASKING;
        for (String member : state.view.members()) {
            if (!member.equals(state.me)) {
                party.send(member, new PrepareRequest(state.promised, state.view, state.state));
            }
        }
        state.withChange(state.step("Begin", "Driver.begin")).done();
    }

    /**
     * {@code Fleet!Propose(m, j, given)}: what somebody has accepted already may have been decided,
     * so the latest such is proposed again.
     */
    private void propose(Optional<String> joiner, NavigableSet<String> given) {
        Proposal latest =
                promises().values().stream()
                        .map(PromiseRequest::accepted)
                        .max(Comparator.comparingLong(Proposal::ballot))
                        .orElseThrow();
        state.accepted =
                latest.isNothing() || party.fleet.has(FleetBug.PROPOSE_AFRESH)
                        ? fresh(joiner, given)
                        : new Proposal(state.promised, latest.view(), latest.state());
        takeAnswers(PromiseRequest.class);
        state.phase = ChangePhase.PROPOSING;
        for (String member : state.view.members()) {
            if (!member.equals(state.me)) {
                party.send(member, new ProposeRequest(state.accepted));
            }
        }
        state.withChange(
                        state.step("Propose", "Driver.propose")
                                .arg("j", joiner.orElse(View.NOBODY))
                                .arg("given", TraceValue.set(given)))
                .done();
    }

    /** {@code Fleet!Decide(m)}: comes to the view, and tells the members of both. */
    private void decide() {
        View next = state.accepted.view();
        ImmutableSortedMap<String, Long> with = state.accepted.state();
        List<String> old = state.view.members();
        takeAnswers(AcceptRequest.class);
        for (Note note : party.inbox(JoinRequest.class)) {
            if (next.has(note.from())) {
                party.take(note);
            }
        }
        for (Note note : party.inbox(LeaveRequest.class)) {
            if (!next.has(note.from())) {
                party.take(note);
            }
        }
        if (!next.has(state.me)) {
            state.mode = FleetMode.RETIRED;
        }
        state.come(next, with);
        state.tell(told(old, next.members()), next, with);
        state.leaveAgain();
        state.withView(state.step("Decide", "Driver.decide")).done();
    }

    private Collection<String> told(List<String> old, List<String> next) {
        if (party.fleet.has(FleetBug.TELL_ONLY_THOSE_WHO_ARE_IN)) {
            return next;
        }
        return party.fleet.has(FleetBug.TELL_ONLY_THE_OLD_MEMBERS)
                ? old
                : FleetState.both(old, next);
    }

    /** {@code Fleet!IgnoreReply(m, p)}: it comes too late. */
    private void ignoreReply(Note note) {
        party.take(note);
        state.withChange(state.step("IgnoreReply", "Driver.ignoreReply").arg("p", note.from()))
                .done();
    }
}
