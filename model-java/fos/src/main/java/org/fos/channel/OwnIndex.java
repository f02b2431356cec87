package org.fos.channel;

/**
 * A number of one end of a channel that the other never sees. It stands amid memory that nobody
 * else writes, so that the two ends do not share a cache line by accident.
 */
final class OwnIndex {
    private static final int PADDING = 16;

    private final long[] amid = new long[2 * PADDING + 1];

    OwnIndex(long value) {
        set(value);
    }

    long get() {
        return amid[PADDING];
    }

    void set(long value) {
        amid[PADDING] = value;
    }
}
