package org.fos.channel;

import java.lang.foreign.MemorySegment;

/** What has become of a channel's page; in the order of the numbers that stand in it. */
public enum Phase {
    /** Nobody uses the page any more. */
    NONE,
    /** Both use it. */
    OPEN,
    /** The writer is gone, and the reader reads what is left. */
    CLOSING;

    private static final Phase[] PHASES = values();

    static Phase of(MemorySegment page) {
        return PHASES[(int) ChannelLayout.phaseAcquire(page)];
    }

    void show(MemorySegment page) {
        ChannelLayout.setPhaseRelease(page, ordinal());
    }

    /** Becomes another phase, unless the page is in another one already. */
    void become(Phase next, MemorySegment page) {
        ChannelLayout.exchangePhase(page, ordinal(), next.ordinal());
    }
}
