package org.fos.fleet;

import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.trace.record.TraceValue;

import java.util.List;
import java.util.NavigableSet;
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

    Party(Dispatcher dispatcher, Fleet fleet) {
        this.me = dispatcher.process().name();
        this.dispatcher = dispatcher;
        this.fleet = fleet;
    }

    /** Returns whether a message is still to be taken in. */
    boolean holds(Note note) {
        return fleet.mail().holds(note);
    }

    /** Returns the messages of a kind that are to be taken in. */
    List<Note> inbox(Class<? extends FleetMessages.Message> kind) {
        return fleet.mail().of(me, kind);
    }

    void take(Note note) {
        fleet.mail().take(note);
    }

    /** Sends when the segment ends. */
    void send(String to, FleetMessages.Message body) {
        if (fleet.mail().put(new Note(me, to, body))) {
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
