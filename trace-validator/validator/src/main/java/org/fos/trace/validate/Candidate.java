package org.fos.trace.validate;

import org.fos.checker.step.State;
import org.fos.trace.format.Event;
import org.jspecify.annotations.Nullable;

/** A state that explains a trace so far, and how it came about. */
final class Candidate {
    private final State state;
    private final @Nullable Event event;
    private @Nullable Candidate parent;

    Candidate(State state, @Nullable Event event, @Nullable Candidate parent) {
        this.state = state;
        this.event = event;
        this.parent = parent;
    }

    State state() {
        return state;
    }

    /** The event that led here; null if initial, or reached by a hidden action. */
    @Nullable Event event() {
        return event;
    }

    @Nullable Candidate parent() {
        return parent;
    }

    /** Lets go of what lies further back. */
    void forget() {
        parent = null;
    }
}
