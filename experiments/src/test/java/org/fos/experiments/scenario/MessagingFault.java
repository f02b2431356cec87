package org.fos.experiments.scenario;

/** What may happen in a run of messages besides delays, slow processes and crashes of senders. */
enum MessagingFault {
    /** Mailboxes move to other places, on another machine too. */
    MOVE,
    /** Capabilities are taken back. */
    REVOKE,
    /** The connection between the machines breaks. */
    BREAK,
    /** A mailbox ends. */
    END,
    /** A machine stops and comes back: for proxies alone. */
    RESTART
}
