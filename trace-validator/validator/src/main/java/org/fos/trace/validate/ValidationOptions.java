package org.fos.trace.validate;

/**
 * Bounds of a validation.
 *
 * @param candidateBound the most states that may explain a trace so far, from 1; past it the
 *     verdict is undecided
 * @param historyEvents how many events back a rejection can say since when a variable has its
 *     value, from 1
 * @param nearestCalls the most enabled calls that a rejection offers, from 1
 */
public record ValidationOptions(int candidateBound, int historyEvents, int nearestCalls) {
    /** Bounds that suit traces of well-recorded systems. */
    public static final ValidationOptions DEFAULT = new ValidationOptions(10_000, 2_000, 8);

    public ValidationOptions {
        if (candidateBound < 1 || historyEvents < 1 || nearestCalls < 1) {
            throw new IllegalArgumentException(
                    "bounds must be at least 1, candidateBound=%d historyEvents=%d nearestCalls=%d"
                            .formatted(candidateBound, historyEvents, nearestCalls));
        }
    }

    /** These options with another bound of candidate states. */
    public ValidationOptions withCandidateBound(int bound) {
        return new ValidationOptions(bound, historyEvents, nearestCalls);
    }
}
