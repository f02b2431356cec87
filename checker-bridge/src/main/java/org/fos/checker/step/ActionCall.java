package org.fos.checker.step;

import com.google.common.collect.ImmutableMap;

import org.fos.checker.value.Value;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * An action with values for some or all of its parameters and bound variables.
 *
 * @param action the action's name
 * @param args values by the action's own names; what is left out is searched for
 */
public record ActionCall(String action, Map<String, Value> args) {

    public ActionCall {
        args = ImmutableMap.copyOf(args);
    }

    /** The call as a reader would write it: {@code Grant(c = c2)}. */
    @Override
    public String toString() {
        return args.isEmpty()
                ? action
                : args.entrySet().stream()
                        .map(arg -> arg.getKey() + " = " + arg.getValue())
                        .collect(Collectors.joining(", ", action + "(", ")"));
    }
}
