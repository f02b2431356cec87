package org.fos.fleet;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The messages of one fleet that are under way. Who sends one again that is under way has sent it
 * once: the specification has a set of them. What that takes of a network only the simulated
 * machine has, so a fleet runs there.
 */
public final class Mail {
    private final Set<Note> underWay = new LinkedHashSet<>();

    /** Returns whether a message is to be sent, as the same is not under way. */
    boolean leaves(Note note) {
        return underWay.add(note);
    }

    /** A message has been taken in. */
    void taken(Note note) {
        underWay.remove(note);
    }
}
