package org.fos.machine.simulated;

/**
 * How a run ended, and what it came to.
 *
 * @param ending why it ended
 * @param timeCycles when
 * @param events how many events happened
 * @param segments how many segments ran
 * @param messages how many messages were sent
 * @param hash of all that happened, in order: equal for equal runs
 */
public record RunResult(
        Ending ending, long timeCycles, long events, long segments, long messages, long hash) {
    /** Why a run ended. */
    public enum Ending {
        /** Nothing is left that could happen. */
        QUIESCENT,
        /** The next event would be one too many. */
        EVENT_LIMIT,
        /** The next event would be too late. */
        CYCLE_LIMIT
    }
}
