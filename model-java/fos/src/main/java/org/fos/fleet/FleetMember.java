package org.fos.fleet;

import com.google.common.collect.ImmutableSortedMap;

import org.fos.fleet.FleetMessages.AcceptRequest;
import org.fos.fleet.FleetMessages.AnswerRequest;
import org.fos.fleet.FleetMessages.AskRequest;
import org.fos.fleet.FleetMessages.JoinRequest;
import org.fos.fleet.FleetMessages.LeaveRequest;
import org.fos.fleet.FleetMessages.PrepareRequest;
import org.fos.fleet.FleetMessages.PromiseRequest;
import org.fos.fleet.FleetMessages.ProposeRequest;
import org.fos.fleet.FleetMessages.RedirectRequest;
import org.fos.fleet.FleetMessages.ViewRequest;
import org.fos.lib.Dispatcher;
import org.fos.lib.Programs;
import org.fos.trace.record.TraceValue;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A server of a fleet (report §3.2): it answers the clients whose home it is, and takes part in
 * each change of view; before it has joined, and when it has left, it is one too.
 */
public final class FleetMember {
    private final Party party;
    private final FleetState state;
    private final Driver driver;
    private final Follower follower;
    private final Inquiry inquiry;
    private final Suspicion suspicion;

    private FleetMember(Dispatcher dispatcher, Fleet fleet) {
        this.party = new Party(dispatcher, fleet);
        this.state = new FleetState(party);
        this.driver = new Driver(state);
        this.follower = new Follower(state);
        this.inquiry = new Inquiry(party, () -> state.mode == FleetMode.JOINING, JoinRequest::new);
        this.suspicion = new Suspicion(party, state::needed);
        dispatcher.hold(fleet.capability());
        Inbox.open(party, this::receive);
    }

    /**
     * Starts a server: a founder is in, any other is out until it is told to join.
     *
     * @param name of its process
     * @param core from 0
     */
    public static FleetMember start(Fleet fleet, String name, int core) {
        FleetMember member =
                Programs.start(
                        fleet.microkernel(),
                        name,
                        core,
                        fleet.capability(),
                        dispatcher -> new FleetMember(dispatcher, fleet),
                        FleetMember::run);
        if (fleet.founders().contains(name)) {
            member.state.mode = FleetMode.IN;
            member.state.view = View.first(fleet.founders(), fleet.clients());
        }
        return member;
    }

    private void run() {
        party.dispatcher.spawn(suspicion::notice);
        party.dispatcher.spawn(inquiry::lookUpWhenNeeded);
        driver.drive();
    }

    /** Returns the dispatcher of the server's process. */
    public Dispatcher dispatcher() {
        return party.dispatcher;
    }

    /** Returns whether it is in the fleet; may be called by anyone. */
    public boolean inFleet() {
        return state.inFleet();
    }

    /** Returns whether it has been in the fleet, or wants to; may be called by anyone. */
    public boolean known() {
        return state.mode != FleetMode.OUT;
    }

    /** Returns whether it is about to join; may be called by anyone. */
    public boolean joining() {
        return state.mode == FleetMode.JOINING;
    }

    /**
     * Returns whether nothing can change its view any more, as too few are left to be heard; may be
     * called by anyone.
     *
     * @param active servers that are in the fleet or about to join
     */
    public boolean blocked(Collection<String> active) {
        return state.inFleet() && !party.fleet.detector().suffices(state.view.members(), active);
    }

    /** Returns what it has begun and not ended, if anything is; may be called by anyone. */
    public Optional<String> unfinished() {
        boolean last = state.view.members().size() == 1;
        if (state.mode == FleetMode.JOINING) {
            return Optional.of("its join");
        }
        if (state.mode == FleetMode.LEAVING && !last) {
            return Optional.of("its leave");
        }
        return state.inFleet() && state.promised != 0
                ? Optional.of("a change of view")
                : Optional.empty();
    }

    /** Joins, if it is out; to be called in a segment of its process. */
    public void joinBy(String server) {
        if (state.mode == FleetMode.OUT) {
            join(server);
        }
    }

    /** Leaves, if it is in; to be called in a segment of its process. */
    public void leaveFleet() {
        if (state.mode == FleetMode.IN) {
            leave();
        }
    }

    /**
     * Takes a member for crashed, rightly or not; to be called in a segment of its process.
     *
     * @param member whom; if it waits to join, whom it has asked instead
     */
    public void mistake(String member) {
        suspicion.mistake(joining() ? party.asked : member);
    }

    /**
     * Has heard of somebody that it takes for crashed; to be called in a segment of the process.
     *
     * @param lives whether a server lives
     */
    public void correct(Predicate<String> lives) {
        suspicion.correct(lives);
    }

    private void receive(Note note) {
        switch (note.body()) {
            case JoinRequest() -> serveJoin(note);
            case AskRequest(long request) -> serveAsk(note, request);
            case LeaveRequest leave -> follower.askedToLetGo(note, leave);
            case ViewRequest view -> follower.told(note, view);
            case PrepareRequest prepare -> follower.prepared(note, prepare);
            case ProposeRequest propose -> follower.proposed(note, propose);
            case PromiseRequest _ -> driver.collect(note);
            case AcceptRequest _ -> driver.collect(note);
            case RedirectRequest redirect -> inquiry.redirected(note, redirect);
            case AnswerRequest _ -> throw new IllegalArgumentException("not for a server: " + note);
        }
    }

    private void serveJoin(Note note) {
        party.dispatcher.sleepUntil(
                () -> !party.holds(note) || isIn(note.from()) || mayRedirect(note.from()));
        if (!party.holds(note)) {
            return; // The change that it asked for has taken it.
        }
        if (isIn(note.from())) {
            follower.sendView(note);
        } else {
            redirect(note);
        }
    }

    private boolean isIn(String server) {
        return state.coordinates() && state.view.has(server);
    }

    private void serveAsk(Note note, long request) {
        party.dispatcher.sleepUntil(
                () -> !party.holds(note) || mayAnswer(note.from()) || mayRedirect(note.from()));
        if (!party.holds(note)) {
            return;
        }
        if (mayAnswer(note.from())) {
            answer(note, request);
        } else {
            redirect(note);
        }
    }

    private boolean mayAnswer(String client) {
        return state.inFleet()
                && (state.promised == 0 || party.fleet.has(FleetBug.ANSWER_DURING_CHANGE))
                && state.view.homeOf(client).equals(state.me);
    }

    private boolean mayRedirect(String asker) {
        boolean sends =
                state.inFleet()
                        || (state.mode == FleetMode.RETIRED
                                && !party.fleet.has(FleetBug.RETIRED_ARE_SILENT));
        return sends && !target(asker).equals(state.me);
    }

    /** Returns where to send who asks here and should not. */
    private String target(String asker) {
        return party.fleet.clients().contains(asker)
                ? state.view.homeOf(asker)
                : state.view.coordinator();
    }

    /** {@code Fleet!Join(j, s)}. */
    private void join(String server) {
        state.mode = FleetMode.JOINING;
        inquiry.ask(server);
        party.step("Join", "FleetMember.join")
                .arg("j", state.me)
                .arg("s", server)
                .after(state.mode.word(), "mode", state.me)
                .after(party.asked, "asked", state.me)
                .done();
    }

    /** {@code Fleet!Leave(m)}: asks its coordinator, which may be itself. */
    private void leave() {
        state.mode = FleetMode.LEAVING;
        party.send(state.view.coordinator(), new LeaveRequest(state.view.number()));
        state.step("Leave", "FleetMember.leave").after(state.mode.word(), "mode", state.me).done();
    }

    /** {@code Fleet!Answer(m, c)}. */
    private void answer(Note note, long request) {
        party.take(note);
        Map<String, Long> next = new TreeMap<>(state.state);
        next.merge(note.from(), request, Math::max);
        state.state = ImmutableSortedMap.copyOf(next);
        party.send(note.from(), new AnswerRequest(request));
        state.step("Answer", "FleetMember.answer")
                .arg("c", note.from())
                .after(TraceValue.map(state.state), "state", state.me)
                .done();
    }

    /** {@code Fleet!Redirect(m, p)}: retired members do so too. */
    private void redirect(Note note) {
        party.take(note);
        party.send(note.from(), new RedirectRequest(target(note.from())));
        state.step("Redirect", "FleetMember.redirect").arg("p", note.from()).done();
    }
}
