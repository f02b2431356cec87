package org.fos.messaging;

/** What a sender learns about a message. */
public enum Sent {
    /** It is in the mailbox, in a ring, or with the proxies. */
    SENT,
    /** The sender may not send to the mailbox. */
    REFUSED,
    /** The name service knows no such mailbox any more. */
    GONE
}
