package org.fos.fleet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The mailboxes of a fleet, as the kernel has them (report §4.2): what is sent is in the receiver's
 * mailbox at once, though the receiver looks only when it is told, which may be later. The same
 * message is in it once, however often it is sent meanwhile: the specification has a set. A fleet
 * therefore runs where all kernels share their memory, on the simulated machine.
 */
public final class Mail {
    private final Set<Note> messages = new LinkedHashSet<>();

    /** Puts a message into its receiver's mailbox; returns whether it was not there yet. */
    boolean put(Note note) {
        return messages.add(note);
    }

    boolean holds(Note note) {
        return messages.contains(note);
    }

    void take(Note note) {
        messages.remove(note);
    }

    /** Returns the messages of a kind in a mailbox, in the order sent. */
    List<Note> of(String receiver, Class<? extends FleetMessages.Message> kind) {
        List<Note> found = new ArrayList<>();
        for (Note note : messages) {
            if (note.to().equals(receiver) && kind.isInstance(note.body())) {
                found.add(note);
            }
        }
        return found;
    }

    /** A process has crashed, and its mailbox is gone. */
    public void crashed(String process) {
        messages.removeIf(note -> note.to().equals(process));
    }

    /** Returns whether all mailboxes are empty. */
    public boolean isEmpty() {
        return messages.isEmpty();
    }
}
