package org.fos.checker.step;

import org.fos.checker.value.Value;

import java.util.List;
import java.util.Optional;

/**
 * Steps through one specification with fixed constants.
 *
 * <p>A stepper belongs to one thread at a time. Several steppers, of the same or of different
 * specifications, do not disturb each other. States belong to the stepper that made them.
 */
public interface Stepper extends AutoCloseable {

    /** What the specification declares. */
    Specification specification();

    /** The initial states, as what {@code Init} leads to. */
    StepResult initialStates();

    /**
     * The states to which a call leads. A value outside the range of its variable leads nowhere,
     * whatever its type.
     *
     * @throws IllegalArgumentException if the action does not stand in Next, or has no parameter or
     *     bound variable of a given name
     */
    StepResult step(State from, ActionCall call);

    /**
     * Calls that lead somewhere from a state, with values for all parameters. Actions that cannot
     * be evaluated there are left out.
     *
     * @param limit the most calls to give, at least 1
     */
    List<ActionCall> enabled(State from, int limit);

    /**
     * Calls of one action that lead somewhere from a state, with values for all parameters.
     *
     * @param call the action, and the values that its arguments must have
     * @param limit the most calls to give, at least 1
     */
    default List<ActionCall> enabled(State from, ActionCall call, int limit) {
        return enabled(from, Integer.MAX_VALUE).stream()
                .filter(found -> found.action().equals(call.action()))
                .filter(found -> found.args().entrySet().containsAll(call.args().entrySet()))
                .limit(limit)
                .toList();
    }

    /**
     * Why a call leads nowhere; empty if it leads somewhere, or if this engine cannot say.
     *
     * @throws IllegalArgumentException as {@link #step} does
     */
    default Optional<Explanation> explain(State from, ActionCall call) {
        return Optional.empty();
    }

    /**
     * What gave a variable its value in a state to which a call leads; empty if the call does not
     * lead there, or if this engine cannot say.
     *
     * @param keys the place in the variable's value that is asked about
     * @throws IllegalArgumentException as {@link #step} does
     */
    default Optional<Explanation> explain(
            State from, ActionCall call, State to, String variable, List<Value> keys) {
        return Optional.empty();
    }

    /** What steps are to be held to beside the specification; empty if the source asks for none. */
    default Optional<Refinement> refinement() {
        return Optional.empty();
    }

    /** A way to step from one state in place; empty if the engine knows no faster one. */
    default Optional<Track> track(State from) {
        return Optional.empty();
    }

    /** Gives up the engine's memory; the stepper and its states are useless afterwards. */
    @Override
    void close();
}
