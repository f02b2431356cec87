package org.fos.trace.format;

import com.google.common.collect.ImmutableMap;

import org.fos.checker.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * One recorded step.
 *
 * @param seq its position in the file, from 1
 * @param line the line that it stands on, from 1
 * @param action the action's name, as recorded
 * @param args values of the action's parameters and bound variables, by their names
 * @param after facts about the state after the step
 * @param receives ids of the messages taken
 * @param sends ids of the messages sent
 * @param clock how many events of each recorder this one knows of; empty if there is no clock
 * @param time cycles on a simulated machine, nanoseconds elsewhere
 * @param source the handler that took the step
 */
public record Event(
        long seq,
        long line,
        String action,
        Map<String, Value> args,
        List<Fact> after,
        List<String> receives,
        List<String> sends,
        Map<String, Long> clock,
        OptionalLong time,
        Optional<String> source) {

    public Event {
        args = ImmutableMap.copyOf(args);
        after = List.copyOf(after);
        receives = List.copyOf(receives);
        sends = List.copyOf(sends);
        clock = ImmutableMap.copyOf(clock);
    }

    /** The action with its recorded arguments: {@code Grant(c = c2)}. */
    public String call() {
        return args.isEmpty()
                ? action
                : args.entrySet().stream()
                        .map(arg -> arg.getKey() + " = " + arg.getValue())
                        .collect(Collectors.joining(", ", action + "(", ")"));
    }
}
