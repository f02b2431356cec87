package org.fos.lib;

import org.fos.machine.MessageId;

/**
 * What all recorders of one run have written of messages: a trace must not say that a message was
 * taken if none says that it was sent, as those of clients. Recorders of different threads share
 * it.
 */
public interface SentMessages {
    /** A recorder writes that a message is sent; it has not left yet. */
    void sent(MessageId message);

    /** Returns whether it is written that a message was sent; asked once, by who has taken it. */
    boolean taken(MessageId message);
}
