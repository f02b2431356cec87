package org.fos.lib;

import org.fos.kernel.Address;
import org.fos.lib.message.MessageReader;
import org.jspecify.annotations.Nullable;

/** Serves the messages of one type, each on a cooperative thread of its own. */
@FunctionalInterface
public interface Handler {
    /**
     * Serves one message; may sleep.
     *
     * @param from the mailbox that sent it
     * @param body the marshalled arguments
     * @return the marshalled result, which leaves when this returns; null for a one-way message
     */
    byte @Nullable [] handle(Address from, MessageReader body);
}
