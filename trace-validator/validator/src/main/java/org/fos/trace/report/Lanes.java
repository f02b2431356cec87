package org.fos.trace.report;

import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.fos.trace.format.Event;

import java.util.Map;

/** Says whose step an event is: on which line of a diagram it stands. */
@FunctionalInterface
public interface Lanes {

    /** The name of the process that took the step. */
    String of(Event event);

    /**
     * By the first argument, where it is no structured value; else by the class that the source
     * names; else all on one line.
     */
    static Lanes byFirstArgument() {
        return event ->
                event.args().values().stream()
                        .findFirst()
                        .filter(value -> !isStructured(value))
                        .map(Lanes::name)
                        .orElseGet(() -> bySource().of(event));
    }

    /** By the class that the source names, {@code Class.method}. */
    static Lanes bySource() {
        return event ->
                event.source().map(source -> source.replaceFirst("\\..*", "")).orElse("steps");
    }

    /**
     * By the argument that an action's process is.
     *
     * @param argumentByAction the argument's name; actions without one go by their source
     */
    static Lanes byArgument(Map<String, String> argumentByAction) {
        return event -> {
            String argument = argumentByAction.get(event.action());
            Value value = argument == null ? null : event.args().get(argument);
            return value == null ? bySource().of(event) : name(value);
        };
    }

    private static boolean isStructured(Value value) {
        return value instanceof SetValue || value instanceof FunctionValue;
    }

    private static String name(Value value) {
        return value instanceof StringValue string ? string.text() : value.toString();
    }
}
