package org.fos.checker.step;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a specification refines, as far as single states and steps can break it. Belongs to the
 * stepper that gives it, and to one thread.
 */
public interface Refinement {
    /** What a state or a step comes to. */
    sealed interface Held {
        /** All properties allow it. */
        record Kept() implements Held {}

        /**
         * A property does not.
         *
         * @param property its name
         */
        record Broken(String property) implements Held {}

        /** A property cannot be evaluated there. */
        record Failed(EvaluationError error) implements Held {}
    }

    /** The names of the properties, at least one. */
    List<String> properties();

    /** Properties that ask for more than single steps show, such as fairness. */
    List<String> beyondSteps();

    /** Whether a first state is allowed. */
    Held initial(State state);

    /** Whether a step of the specification is allowed. */
    Held step(State from, State to);

    /**
     * What is known of why a property is broken.
     *
     * @param property as {@link Held.Broken} names it
     * @param from the state before the step; null if {@code to} is a first state
     */
    Breach explain(String property, @Nullable State from, State to);
}
