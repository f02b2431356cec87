package org.fos.messaging;

import org.fos.channel.Phase;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A sender and a mailbox: the fields are the variables of {@code Messaging} for this pair, under
 * their names. Its messages are on one path at a time; that keeps their order.
 */
final class Pair {
    final String sender;
    final Mailbox mailbox;

    // What the kernel of the mailbox lists.

    @Nullable MailboxCapability capability;

    // What libfos, or the name cache, of the sender believes.

    /** The number of the capability that it believes to have; 0 if none. */
    long held;

    @Nullable MailboxAddress cache;
    long serial;

    // What both share.

    final Ring channel;

    // What the proxy of the sender's machine keeps.

    /** Sent, and not known to be answered. */
    final Deque<Parcel> outgoing = new ArrayDeque<>();

    /** Came back, since the mailbox had moved; to be sent again. */
    final Deque<Parcel> returned = new ArrayDeque<>();

    /** Whether a thread of the proxy sends again what came back. */
    boolean resending;

    // What the receiver knows.

    long received;

    // What the choice of a transport rests on.

    /** How many messages have gone by the kernel since the last channel was given up. */
    int talk;

    /** When the pair last sent. */
    long lastUsedCycles;

    Pair(String sender, Mailbox mailbox, Ring channel) {
        this.sender = sender;
        this.mailbox = mailbox;
        this.channel = channel;
    }

    Phase phase() {
        return channel.phase();
    }

    boolean holds() {
        return capability != null;
    }

    boolean nothingRemote() {
        return outgoing.isEmpty() && returned.isEmpty();
    }

    /** Whether all that is under way goes to one address. */
    boolean allUnderWayTo(@Nullable MailboxAddress address) {
        return outgoing.stream().allMatch(parcel -> parcel.to().equals(address));
    }
}
