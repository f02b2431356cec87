package org.fos.checker.step;

import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One behaviour, its last state kept in place: the fast way for whom one state at a time is enough.
 * Belongs to one thread, and to the stepper that made it.
 */
public interface Track {

    /** What a step came to. Only if it was taken is the track's state another one. */
    enum Outcome {
        /** One state fits the claims, and is the track's from now on. */
        TAKEN,
        /** The action leads to no state that fits. */
        NONE,
        /** It leads to several. */
        SEVERAL,
        /** Something could not be evaluated; {@link Stepper#step} says what. */
        FAILED
    }

    /** An action with the names of those of its arguments that are given. */
    interface Act {}

    /**
     * Prepares steps of an action.
     *
     * @param arguments names of parameters and bound variables, in the order in which {@link #step}
     *     gets their values
     * @throws IllegalArgumentException if the action does not stand in Next, or has no parameter or
     *     bound variable of a given name
     */
    Act act(String action, List<String> arguments);

    /**
     * Takes a step if it leads to exactly one state of which the claims are true.
     *
     * @param act made by this track
     * @param given a value for each of the act's arguments, from the array's beginning
     */
    Outcome step(Act act, @Nullable Value[] given, Claims claims);

    /** The state that the track is at. */
    State state();

    /** Goes on from another state, of the stepper that made the track. */
    void moveTo(State state);
}
