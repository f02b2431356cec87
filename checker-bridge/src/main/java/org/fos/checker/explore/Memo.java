package org.fos.checker.explore;

/**
 * What is remembered of one action or claim, while remembering pays. An evaluation that reads much
 * of the state hardly ever meets what it met before: then it is made anew each time, and nothing is
 * kept of it, or memory would grow with the states that are found.
 */
final class Memo {
    /** Before so many evaluations nothing can be said of it. */
    private static final long TRIAL = 1 << 15;

    private static final long BYTES_THAT_PAY = 1L << 30;

    /** Empty once it is off. */
    final Decisions decisions = new Decisions();

    /** How often an answer was asked for. */
    private long asked;

    /** How often it was not known. */
    private long missed;

    private volatile boolean off;

    /** Whether nothing is remembered any more. It stays so. */
    boolean isOff() {
        return off;
    }

    void asked(long times) {
        asked += times;
    }

    void missed() {
        missed++;
    }

    /**
     * Forgets all, for good, if it has not paid.
     *
     * @param share of the memory that there is for all, the part for this one; in bytes
     * @return whether it has been so decided now
     */
    boolean giveUp(long share) {
        long most = Math.min(BYTES_THAT_PAY, share);
        boolean pays =
                missed < TRIAL
                        || 2 * missed < asked
                        || 3 * missed < 2 * asked && decisions.bytes() < most / 4;
        if (off || pays && decisions.bytes() < most) {
            return false;
        }
        off = true;
        decisions.clear();
        return true;
    }
}
