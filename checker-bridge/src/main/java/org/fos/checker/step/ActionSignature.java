package org.fos.checker.step;

import java.util.List;

/**
 * An operator that stands in Next.
 *
 * @param name its name; {@code Instance!Name} where Next reaches it through a named instance
 * @param parameters the names of its parameters, in their order
 * @param boundVariables the names of the variables that {@code \E} binds directly inside it
 * @param location where it is defined, as {@code File.tla:line:column}
 * @param ways in how many places Next reaches it
 * @param step whether it is a step of its own; false for an operator that only gathers others, such
 *     as {@code System == Grant \/ Free}, which can be named all the same
 * @param gatherers the gathering operators that it is reached through
 */
public record ActionSignature(
        String name,
        List<String> parameters,
        List<String> boundVariables,
        String location,
        int ways,
        boolean step,
        List<String> gatherers) {

    public ActionSignature {
        parameters = List.copyOf(parameters);
        boundVariables = List.copyOf(boundVariables);
        gatherers = List.copyOf(gatherers);
    }

    /** Whether a call may give {@code name} a value. */
    public boolean accepts(String argument) {
        return parameters.contains(argument) || boundVariables.contains(argument);
    }

    /** The name with its parameters, as they stand in the definition. */
    @Override
    public String toString() {
        return parameters.isEmpty() ? name : name + "(" + String.join(", ", parameters) + ")";
    }
}
