package org.fos.fleet;

import com.google.common.collect.ImmutableSortedMap;

import org.fos.fleet.FleetMessages.AcceptRequest;
import org.fos.fleet.FleetMessages.LeaveRequest;
import org.fos.fleet.FleetMessages.PrepareRequest;
import org.fos.fleet.FleetMessages.PromiseRequest;
import org.fos.fleet.FleetMessages.ProposeRequest;
import org.fos.fleet.FleetMessages.ViewRequest;

import java.util.List;

/** A member in a change that another one drives, and the views that it comes to. */
final class Follower {
    private final FleetState state;
    private final Party party;

    Follower(FleetState state) {
        this.state = state;
        this.party = state.party;
    }

    /** Returns what a member says of itself with its promise. */
    static PromiseRequest promiseOf(FleetState state, long ballot) {
        return new PromiseRequest(
                state.view.number(),
                ballot,
                state.accepted,
                state.state,
                state.mode == FleetMode.LEAVING);
    }

    /** Enters the view that a driver tells of, if that is a later one; then answers the driver. */
    void prepared(Note note, PrepareRequest body) {
        party.dispatcher.sleepUntil(
                () -> !party.holds(note) || isKnown(body.view()) || mayEnter(body.view()));
        if (!party.holds(note)) {
            return;
        }
        if (!isKnown(body.view())) {
            enter(note, body.view(), body.state());
            party.dispatcher.yieldNow();
            if (!party.holds(note)) {
                return;
            }
        }
        if (body.view().number() < state.view.number()) {
            sendView(note);
        } else if (body.ballot() > state.promised) {
            promise(note, body.ballot());
        } else {
            ignoreDriver(note);
        }
    }

    void proposed(Note note, ProposeRequest body) {
        Proposal proposal = body.proposal();
        party.dispatcher.sleepUntil(
                () -> !party.holds(note) || proposal.view().number() <= state.view.number() + 1);
        if (!party.holds(note)) {
            return;
        }
        boolean isNext = proposal.view().number() == state.view.number() + 1;
        if (isNext
                && (proposal.ballot() >= state.promised
                        || party.fleet.has(FleetBug.ACCEPT_DESPITE_PROMISE))) {
            accept(note, proposal);
        } else {
            ignoreDriver(note);
        }
    }

    void told(Note note, ViewRequest body) {
        party.dispatcher.sleepUntil(
                () ->
                        !party.holds(note)
                                || isOver(body.view())
                                || mayEnter(body.view())
                                || mayRetire(body.view()));
        if (!party.holds(note)) {
            return;
        }
        if (isOver(body.view())) {
            ignoreView(note);
        } else if (mayEnter(body.view())) {
            enter(note, body.view(), body.state());
        } else {
            retire(note, body.view(), body.state());
        }
    }

    /** A wish to leave lies in the inbox until a change takes it, or it is no matter here. */
    void askedToLetGo(Note note, LeaveRequest body) {
        party.dispatcher.sleepUntil(() -> !party.holds(note) || isNoMatter(note, body));
        if (party.holds(note)) {
            ignoreLeave(note);
        }
    }

    private boolean isNoMatter(Note note, LeaveRequest body) {
        return body.after() <= state.view.number()
                && (!state.coordinates() || !state.view.has(note.from()));
    }

    private boolean isKnown(View other) {
        return other.number() <= state.view.number();
    }

    private boolean isOver(View other) {
        return state.mode == FleetMode.RETIRED || isKnown(other);
    }

    private boolean mayEnter(View next) {
        return (state.inFleet() || state.mode == FleetMode.JOINING)
                && !isKnown(next)
                && next.has(state.me);
    }

    private boolean mayRetire(View next) {
        return state.inFleet() && !isKnown(next) && !next.has(state.me);
    }

    /** Returns whom to pass a view on to: others may be waiting for this member. */
    private List<String> waiting(String teller) {
        boolean expected =
                state.inFleet() && (state.coordinates() || state.phase != ChangePhase.NONE);
        return expected
                ? state.view.members().stream().filter(p -> !p.equals(teller)).toList()
                : List.of();
    }

    /** {@code Fleet!Promise(m, p)}: from now on answers no client, and takes no lower ballot. */
    private void promise(Note note, long ballot) {
        party.take(note);
        party.send(note.from(), promiseOf(state, ballot));
        state.promised = ballot;
        state.phase = ChangePhase.NONE;
        state.withChange(state.step("Promise", "Follower.promise").arg("p", note.from())).done();
    }

    /** {@code Fleet!Accept(m, p)}. */
    private void accept(Note note, Proposal proposal) {
        party.take(note);
        party.send(note.from(), new AcceptRequest(state.view.number(), proposal.ballot()));
        state.promised = proposal.ballot();
        state.phase = ChangePhase.NONE;
        state.accepted = proposal;
        state.withChange(state.step("Accept", "Follower.accept").arg("p", note.from())).done();
    }

    /** {@code Fleet!IgnoreDriver(m, p)}: another came first, or the change is over. */
    private void ignoreDriver(Note note) {
        party.take(note);
        state.withChange(state.step("IgnoreDriver", "Follower.ignoreDriver").arg("p", note.from()))
                .done();
    }

    /** {@code Fleet!SendView(m, p)}: the other has not heard of it. */
    void sendView(Note note) {
        party.take(note);
        party.send(note.from(), new ViewRequest(state.view, state.state));
        state.withChange(state.step("SendView", "Follower.sendView").arg("p", note.from())).done();
    }

    /** {@code Fleet!Enter(m, p)}: a driver's request for a promise stays, to be answered next. */
    private void enter(Note note, View next, ImmutableSortedMap<String, Long> with) {
        if (note.body() instanceof ViewRequest) {
            party.take(note);
        }
        List<String> others = waiting(note.from());
        if (state.mode == FleetMode.JOINING) {
            state.mode = FleetMode.IN;
        }
        state.come(next, with);
        state.tell(others, next, with);
        state.leaveAgain();
        state.withView(state.step("Enter", "Follower.enter").arg("p", note.from())).done();
    }

    /** {@code Fleet!Retire(m, p)}: is out, as it wished or was suspected, and sends clients on. */
    private void retire(Note note, View next, ImmutableSortedMap<String, Long> with) {
        party.take(note);
        List<String> others = waiting(note.from());
        state.mode = FleetMode.RETIRED;
        state.come(next, with);
        state.tell(others, next, with);
        state.withView(state.step("Retire", "Follower.retire").arg("p", note.from())).done();
    }

    /** {@code Fleet!IgnoreView(m, p)}. */
    private void ignoreView(Note note) {
        party.take(note);
        state.withView(state.step("IgnoreView", "Follower.ignoreView").arg("p", note.from()))
                .done();
    }

    /** {@code Fleet!IgnoreLeave(m, p)}: it has gone, or asks its new coordinator by itself. */
    private void ignoreLeave(Note note) {
        party.take(note);
        state.withView(state.step("IgnoreLeave", "Follower.ignoreLeave").arg("p", note.from()))
                .done();
    }
}
