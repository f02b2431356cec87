package org.fos.checker.explore;

import org.fos.checker.engine.EvaluationException;

/**
 * What ended an exploration.
 *
 * @param kind what was found
 * @param name the name of what is violated; empty if that has none
 * @param state the number of the last state that is in order
 * @param row the state after it, which is not; empty if it is the last state itself
 * @param error the evaluation that failed; null if none did
 */
record Found(
        Kind kind,
        String name,
        int state,
        int[] row,
        @org.jspecify.annotations.Nullable EvaluationException error) {

    /** What can be found. */
    enum Kind {
        INVARIANT,
        STEP,
        DEADLOCK,
        ERROR
    }
}
