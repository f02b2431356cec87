package org.fos.fleet;

import org.fos.fleet.FleetMessages.RedirectRequest;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A client or a joiner that has asked a server and may have to ask another: libfos acts for it
 * (report §3.2.3).
 */
final class Inquiry {
    private static final long MOST_PAUSE_CYCLES = 5_000;
    private static final int MOST_TRIES = 500;

    private final Party party;
    private final BooleanSupplier waiting;
    private final Supplier<FleetMessages.Message> asking;
    private long redirects;

    /**
     * @param waiting whether it waits for what it has asked
     * @param asking what it asks
     */
    Inquiry(Party party, BooleanSupplier waiting, Supplier<FleetMessages.Message> asking) {
        this.party = party;
        this.waiting = waiting;
        this.asking = asking;
    }

    /** Returns how often it was sent to another server. */
    long redirects() {
        return redirects;
    }

    /** Asks a server; the event is the caller's. */
    void ask(String server) {
        party.asked = server;
        party.send(server, asking.get());
    }

    void redirected(Note note, RedirectRequest body) {
        if (waiting.getAsBoolean() && party.asked.equals(note.from())) {
            followRedirect(note, body.target());
        } else {
            ignoreRedirect(note);
        }
    }

    /**
     * A thread of its own: looks the fleet's name up where the server that was asked is taken for
     * crashed. Gives up when nobody is there for long.
     */
    void lookUpWhenNeeded() {
        int tries = 0;
        while (tries < MOST_TRIES) {
            party.dispatcher.sleepUntil(this::isStuck);
            if (party.fleet.has(FleetBug.NEVER_LOOK_UP)) {
                return;
            }
            party.dispatcher.sleepFor(1 + party.dispatcher.random().below(MOST_PAUSE_CYCLES));
            Optional<String> server = isStuck() ? anybody() : Optional.empty();
            server.ifPresent(this::lookUp);
            tries = server.isPresent() ? 0 : tries + 1;
        }
    }

    private boolean isStuck() {
        return waiting.getAsBoolean() && party.suspects.contains(party.asked);
    }

    private Optional<String> anybody() {
        List<String> members =
                party.fleet.directory().get().stream()
                        .filter(member -> !party.suspects.contains(member))
                        .toList();
        return members.isEmpty()
                ? Optional.empty()
                : Optional.of(members.get((int) party.dispatcher.random().below(members.size())));
    }

    /** {@code Fleet!FollowRedirect(p, m)}. */
    private void followRedirect(Note note, String target) {
        party.take(note);
        redirects++;
        ask(target);
        party.step("FollowRedirect", "Inquiry.followRedirect")
                .arg("p", party.me)
                .arg("m", note.from())
                .after(party.asked, "asked", party.me)
                .done();
    }

    /** {@code Fleet!IgnoreRedirect(p, m)}: nothing is awaited from there any more. */
    private void ignoreRedirect(Note note) {
        party.take(note);
        party.step("IgnoreRedirect", "Inquiry.ignoreRedirect")
                .arg("p", party.me)
                .arg("m", note.from())
                .after(party.asked, "asked", party.me)
                .done();
    }

    /** {@code Fleet!LookUp(p, s)}. */
    private void lookUp(String server) {
        ask(server);
        party.step("LookUp", "Inquiry.lookUp")
                .arg("p", party.me)
                .arg("s", server)
                .after(party.asked, "asked", party.me)
                .done();
    }
}
