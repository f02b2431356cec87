package org.fos.checker.explore;

/** One thread's questions to what is known, counted, for remembering must pay. */
final class Questions {
    private final Space space;
    private final Evaluation by;
    private final long[] ofActions;
    private final long[] ofClaims;

    Questions(Space space) {
        this.space = space;
        by = space.evaluation();
        ofActions = new long[space.actions()];
        ofClaims = new long[space.claims()];
    }

    /** Whether a claim holds of a state. */
    boolean holds(int claim, int[] row) {
        ofClaims[claim]++;
        return space.holds(claim, row, by);
    }

    /** Whether a claim holds of a step. */
    boolean holds(int claim, int[] row, int[] next) {
        ofClaims[claim]++;
        return space.holds(claim, row, next, by);
    }

    /** What an action does in a state. */
    Outcome outcome(int action, int[] row) {
        ofActions[action]++;
        return space.outcome(action, row, by);
    }

    /** The fingerprint of a state's view. */
    long[] fingerprint(int view, int[] row) {
        ofClaims[view]++;
        return space.fingerprint(view, row, by);
    }

    /** The number of what an update makes of a value of its cell. */
    int updated(Applied update, int number) {
        return space.updated(update, number, by);
    }

    /** Tells how many there were. */
    void tell() {
        space.asked(ofActions, ofClaims);
    }
}
