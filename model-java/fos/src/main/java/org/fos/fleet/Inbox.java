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
import org.fos.kernel.Address;

import java.util.function.Consumer;

/**
 * Tells a process of each message in its mailbox, in a thread of its own. What has been taken in
 * with others, before it was told of, is none of its business any more.
 */
final class Inbox implements FleetServer {
    private final Party party;
    private final Consumer<Note> handler;

    private Inbox(Party party, Consumer<Note> handler) {
        this.party = party;
        this.handler = handler;
    }

    /** Has a process take messages from now on. */
    static void open(Party party, Consumer<Note> handler) {
        FleetServer.register(party.dispatcher, new Inbox(party, handler));
    }

    private void arrive(Address from, FleetMessages.Message body) {
        Note note = new Note(from.process().name(), party.me, body);
        if (party.holds(note)) {
            handler.accept(note);
        }
    }

    @Override
    public void join(Address from) {
        arrive(from, new JoinRequest());
    }

    @Override
    public void leave(Address from, long after) {
        arrive(from, new LeaveRequest(after));
    }

    @Override
    public void ask(Address from, long request) {
        arrive(from, new AskRequest(request));
    }

    @Override
    public void answer(Address from, long request) {
        arrive(from, new AnswerRequest(request));
    }

    @Override
    public void redirect(Address from, String target) {
        arrive(from, new RedirectRequest(target));
    }

    @Override
    public void view(Address from, View view, ImmutableSortedMap<String, Long> state) {
        arrive(from, new ViewRequest(view, state));
    }

    @Override
    public void prepare(
            Address from, long ballot, View view, ImmutableSortedMap<String, Long> state) {
        arrive(from, new PrepareRequest(ballot, view, state));
    }

    @Override
    public void promise(
            Address from,
            long after,
            long ballot,
            Proposal accepted,
            ImmutableSortedMap<String, Long> state,
            boolean leaving) {
        arrive(from, new PromiseRequest(after, ballot, accepted, state, leaving));
    }

    @Override
    public void propose(Address from, Proposal proposal) {
        arrive(from, new ProposeRequest(proposal));
    }

    @Override
    public void accept(Address from, long after, long ballot) {
        arrive(from, new AcceptRequest(after, ballot));
    }
}
