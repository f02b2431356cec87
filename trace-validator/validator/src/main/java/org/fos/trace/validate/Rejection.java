package org.fos.trace.validate;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.Breach;
import org.fos.checker.value.Value;
import org.fos.trace.format.Event;
import org.fos.trace.format.Fact;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why an event cannot be explained.
 *
 * @param file the trace
 * @param event the event that nothing explains
 * @param events how many events the trace has
 * @param candidates how many states explain all before it
 * @param states some of these states, by variable, in the order of declaration
 * @param reason what stands against the event
 * @param because what exactly, in the nearest of the states, as far as the engine can say
 * @param enabled calls that the first of the states would have allowed: the event's action first,
 *     then one of each other action of the same process
 * @param changes which event gave a variable its value in the first of the states; a variable is
 *     missing if it is initial or its change lies further back than was remembered
 * @param actionLocation where the action is defined, as {@code File.tla:line:column}
 * @param before the events just before it
 * @param behind the events just behind it
 */
public record Rejection(
        String file,
        Event event,
        long events,
        int candidates,
        List<Map<String, Value>> states,
        Reason reason,
        Because because,
        List<ActionCall> enabled,
        Map<String, Event> changes,
        String actionLocation,
        List<Event> before,
        List<Event> behind) {

    /** What stands against an event. */
    public sealed interface Reason {}

    /** In no candidate state is the action enabled with these arguments. */
    public record NotEnabled() implements Reason {}

    /**
     * The action is enabled, and leads to states that contradict what was recorded.
     *
     * @param differences for some of these states, the first fact that is not so
     */
    public record FactsDiffer(List<Difference> differences) implements Reason {}

    /**
     * The specification explains the event, and what it refines does not allow the step.
     *
     * @param breach the step that was asked first
     */
    public record Unrefined(Breach breach) implements Reason {}

    /**
     * A fact that does not hold.
     *
     * @param fact what was recorded
     * @param actual what the specification has there; empty if the path leads nowhere
     */
    public record Difference(Fact fact, Optional<Value> actual) {}
}
