package org.fos.trace.validate;

import com.google.common.collect.ImmutableMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How recorded actions differ from the specification's.
 *
 * @param renamed the specification's name of an action by its recorded name
 * @param hidden actions that happen unrecorded between events
 */
public record Mapping(Map<String, String> renamed, List<Hidden> hidden) {
    /** Nothing renamed, nothing hidden. */
    public static final Mapping NONE = new Mapping(Map.of(), List.of());

    public Mapping {
        renamed = ImmutableMap.copyOf(renamed);
        hidden = List.copyOf(hidden);
    }

    /**
     * An action that is not recorded.
     *
     * @param action the specification's action
     * @param reason why it cannot be recorded
     * @param bound how often it may happen between two events, from 1
     */
    public record Hidden(String action, String reason, int bound) {}

    /** The specification's name of a recorded action. */
    public String specified(String recorded) {
        return renamed.getOrDefault(recorded, recorded);
    }

    /** What a reader of a verdict should know of it. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        hidden.forEach(
                action ->
                        notes.add(
                                "%s may happen unrecorded, at most %d times between two"
                                                .formatted(action.action(), action.bound())
                                        + " events, as the mapping says: "
                                        + action.reason()));
        renamed.forEach(
                (recorded, specified) ->
                        notes.add("%s is %s, as the mapping says".formatted(recorded, specified)));
        return notes;
    }
}
