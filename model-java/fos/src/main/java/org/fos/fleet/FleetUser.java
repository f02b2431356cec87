package org.fos.fleet;

import org.fos.fleet.FleetMessages.AnswerRequest;
import org.fos.fleet.FleetMessages.AskRequest;
import org.fos.fleet.FleetMessages.RedirectRequest;
import org.fos.lib.Dispatcher;
import org.fos.lib.Programs;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A client of a fleet: it asks one request after the other, each where it was answered last. */
public final class FleetUser {
    private final Party party;
    private final Inquiry inquiry;
    private final Suspicion suspicion;
    private long answers;
    private String home;

    private FleetUser(Dispatcher dispatcher, Fleet fleet) {
        this.party = new Party(dispatcher, fleet);
        this.inquiry = new Inquiry(party, this::waiting, () -> new AskRequest(answers + 1));
        this.suspicion = new Suspicion(party, () -> waiting() ? List.of(party.asked) : List.of());
        this.home = fleet.founders().getFirst();
        dispatcher.hold(fleet.capability());
        Inbox.open(party, this::receive);
    }

    /**
     * Starts a client.
     *
     * @param name of its process, one of the fleet's clients
     * @param core from 0
     * @param main what it does, in a thread of its own
     */
    public static FleetUser start(Fleet fleet, String name, int core, Consumer<FleetUser> main) {
        return Programs.start(
                fleet.microkernel(),
                name,
                core,
                fleet.capability(),
                dispatcher -> new FleetUser(dispatcher, fleet),
                user -> {
                    user.party.dispatcher.spawn(user.suspicion::notice);
                    user.party.dispatcher.spawn(user.inquiry::lookUpWhenNeeded);
                    main.accept(user);
                });
    }

    /** Asks the next request, and sleeps until it is answered. */
    public void request() {
        ask(home);
        party.dispatcher.sleepUntil(() -> !waiting());
    }

    /** Returns the dispatcher of the client's process. */
    public Dispatcher dispatcher() {
        return party.dispatcher;
    }

    /** Returns how often it was sent to another server; may be called by anyone. */
    public long redirects() {
        return inquiry.redirects();
    }

    /** Takes whom it waits for for crashed, rightly or not; called in a segment of the process. */
    public void mistake() {
        suspicion.mistake(party.asked);
    }

    /**
     * Has heard of somebody that it takes for crashed; to be called in a segment of the process.
     *
     * @param lives whether a server lives
     */
    public void correct(Predicate<String> lives) {
        suspicion.correct(lives);
    }

    private boolean waiting() {
        return !party.asked.equals(View.NOBODY);
    }

    private void receive(Note note) {
        switch (note.body()) {
            case AnswerRequest(long request) -> {
                if (waiting() && request == answers + 1) {
                    takeAnswer(note);
                } else {
                    ignoreAnswer(note);
                }
            }
            case RedirectRequest redirect -> inquiry.redirected(note, redirect);
            default -> throw new IllegalArgumentException("not for a client: " + note);
        }
    }

    /** {@code Fleet!Ask(c, s)}. */
    private void ask(String server) {
        inquiry.ask(server);
        party.step("Ask", "FleetUser.ask")
                .arg("c", party.me)
                .arg("s", server)
                .after(party.asked, "asked", party.me)
                .done();
    }

    /** {@code Fleet!TakeAnswer(c, m)}. */
    private void takeAnswer(Note note) {
        party.take(note);
        answers++;
        party.asked = View.NOBODY;
        home = note.from();
        party.step("TakeAnswer", "FleetUser.takeAnswer")
                .arg("c", party.me)
                .arg("m", note.from())
                .after(answers, "answers", party.me)
                .after(party.asked, "asked", party.me)
                .done();
    }

    /** {@code Fleet!IgnoreAnswer(c, m)}: the second one to a request that was sent twice. */
    private void ignoreAnswer(Note note) {
        party.take(note);
        party.step("IgnoreAnswer", "FleetUser.ignoreAnswer")
                .arg("c", party.me)
                .arg("m", note.from())
                .after(answers, "answers", party.me)
                .done();
    }
}
