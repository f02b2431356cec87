package org.fos.fleet;

import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.trace.record.TraceValue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What servers and clients have alike; the fields are variables of {@code Fleet} at this process,
 * under their names.
 */
final class Party {
    final String me;
    final Dispatcher dispatcher;
    final Fleet fleet;

    String asked = View.NOBODY;
    final NavigableSet<String> suspects = new TreeSet<>();

    /** Those that have arrived and are not taken in. */
    private final Set<Note> inbox = new LinkedHashSet<>();

    Party(Dispatcher dispatcher, Fleet fleet) {
        this.me = dispatcher.process().name();
        this.dispatcher = dispatcher;
        this.fleet = fleet;
    }

    /** Returns the message as it lies in the inbox from now on. */
    Note arrived(String from, FleetMessages.Message body) {
        Note note = new Note(from, me, body);
        inbox.add(note);
        return note;
    }

    boolean isEmpty() {
        return inbox.isEmpty();
    }

    boolean holds(Note note) {
        return inbox.contains(note);
    }

    /** Returns the messages of a kind that have arrived and are not taken in, in their order. */
    List<Note> inbox(Class<? extends FleetMessages.Message> kind) {
        List<Note> found = new ArrayList<>();
        for (Note note : inbox) {
            if (kind.isInstance(note.body())) {
                found.add(note);
            }
        }
        return found;
    }

    void take(Note note) {
        inbox.remove(note);
        fleet.mail().taken(note);
    }

    /** Sends when the segment ends. */
    void send(String to, FleetMessages.Message body) {
        if (fleet.mail().leaves(new Note(me, to, body))) {
            dispatcher.post(dispatcher.lookup(to), body.messageType(), body.encode());
        }
    }

    Journal.Step step(String action, String source) {
        return fleet.journal().step(dispatcher, action, source);
    }

    Object suspects() {
        return TraceValue.set(suspects);
    }
}
