package org.fos.experiments.scenario;

/** What may go wrong, or change, in a run. */
public enum FaultKind {
    /** Messages take longer, so that those of different pairs overtake each other. */
    DELAY,
    /** Some processes take a multiple of the cycles. */
    SLOW,
    /** Members stop for good. */
    CRASH,
    /** Servers join in mid-traffic. */
    JOIN,
    /** Members leave in mid-traffic. */
    LEAVE,
    /** Mailboxes move to other places, on another machine too. */
    MOVE,
    /** Capabilities are taken back. */
    REVOKE,
    /** The connection between the machines breaks. */
    BREAK,
    /** A mailbox ends. */
    END,
    /** A machine stops and comes back. */
    RESTART,
    /** A process takes a member that lives for crashed, for a while. */
    MISTAKE;

    /** Returns what the command line calls it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
