package org.fos.lib;

import org.fos.machine.MessageId;

import java.util.Optional;

/**
 * How the recorders of one run call messages: a trace must say of a message that it was taken only
 * if another one says, under the same name, that it was sent. Recorders of different threads may
 * share it.
 */
public interface MessageNames {
    /** Returns the name of a message that is written to be sent, and has not left yet. */
    Optional<String> sent(MessageId message);

    /** Returns the name of a message that is taken, if its sending is written; asked once. */
    Optional<String> taken(MessageId message);
}
