package org.fos.messaging;

/** What became of a parcel on the other machine; in a trace, in lower case. */
enum Answer {
    /** It is in the mailbox. */
    TAKEN,
    /** Its capability is good no more. */
    REFUSED,
    /** The mailbox is not at that address any more. */
    MOVED
}
