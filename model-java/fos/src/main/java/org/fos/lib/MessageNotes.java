package org.fos.lib;

import org.fos.machine.Message;

import java.util.Optional;

/**
 * The messages of a protocol as its specification sees them, read from the bytes on their way. What
 * a crashed process' lost messages said is known only to the machine, which reads it here.
 */
public interface MessageNotes {
    /** Sees a message leave: a reply can be read only by who knows the request. */
    void sent(Message message);

    /** Sees a message arrive, or vanish: an answered request is over. */
    void over(Message message);

    /** Sees a message vanish with its sender, once it has been asked for its value. */
    default void lost(Message message) {}

    /** Returns the message as a value of the specification, if it is one of the protocol. */
    Optional<Object> note(Message message);
}
