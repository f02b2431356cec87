package org.fos.messaging;

import org.fos.lib.SeededBug;

/**
 * Bugs that can be seeded into kernels, libfos and proxies; each is the Java twin of an operator of
 * {@code MutantMessaging.tla} with the same name.
 */
public enum MessagingBug implements SeededBug {
    /** The kernel checks a capability when a name is looked up, and no more at a send. */
    CHECK_AT_LOOKUP,
    /** Whoever holds some capability may use an old one. */
    ANY_CAPABILITY_WILL_DO,
    /** A page stays with who has lost the capability. */
    KEEP_THE_PAGE,
    /** Who has a capability from one who loses it keeps it. */
    ONLY_ONE,
    /** A channel is established while messages are unread in the mailbox. */
    ESTABLISH_THOUGH_UNREAD,
    /** A sender does not wait until its ring has been read. */
    SEND_THOUGH_CLOSING,
    /** A ring goes with what is in it. */
    RELEASE_UNREAD,
    /** A ring that is being closed is polled no longer. */
    STOP_POLLING_AT_CLOSE,
    /** A mailbox that has come back to a place is at its old address. */
    PLACE_IS_ENOUGH,
    /** A mailbox moves, and leaves behind what is unread. */
    MOVE_EMPTY,
    /** A mailbox moves away from its rings. */
    MOVE_FROM_CHANNELS,
    /** The name service is not told of moves. */
    NEVER_REGISTER,
    /** A sender that has looked the mailbox up again does not ask what is still under way. */
    SWITCH_ROUTE_IN_FLIGHT,
    /** A sender does not wait until what came back is sent again. */
    SEND_BEFORE_RESENDING,
    /** A sender's kernel does not ask the proxies. */
    DO_NOT_ASK_THE_PROXIES,
    /** What came back is sent again one by one. */
    RESEND_ONE_BY_ONE,
    /** What comes back is forgotten. */
    FORGET_RETURNED
}
