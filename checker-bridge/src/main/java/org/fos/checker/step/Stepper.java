package org.fos.checker.step;

import java.util.List;

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

    /** Gives up the engine's memory; the stepper and its states are useless afterwards. */
    @Override
    void close();
}
