package org.fos.checker.differential;

import org.fos.checker.value.Value;

import java.util.List;

/**
 * An engine that has loaded a module under a configuration and is asked what it makes of it. States
 * belong to the engine that gave them.
 */
public interface Oracle extends AutoCloseable {

    /**
     * The states to which a step leads, each as often as the step leads there.
     *
     * @param error what could not be evaluated; empty if all could
     */
    record Steps(List<Object> states, String error) {}

    /** The initial states. */
    Steps initial();

    /** The successors of a state. */
    Steps successors(Object state);

    /** The successors of a state by the action with the definition of this {@link #name}. */
    Steps successors(int action, Object state);

    /** The state with these values, in the order of the variables' declaration. */
    Object state(List<Value> values);

    /** A state's values in the order of the variables' declaration. */
    List<Value> values(Object state);

    /** The value of the definition of this {@link #name}. */
    Outcome evaluate(int expression, Object state);

    /** The value of the definition of this {@link #name} for two states. */
    Outcome evaluate(int expression, Object state, Object next);

    /** The name of the definition that holds the n-th expression, from 0. */
    static String name(int expression) {
        return "E" + expression;
    }

    @Override
    void close();
}
