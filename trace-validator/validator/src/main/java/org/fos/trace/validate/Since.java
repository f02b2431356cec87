package org.fos.trace.validate;

import org.fos.checker.step.Explanation;
import org.fos.checker.step.Finding;
import org.fos.checker.step.Passage;
import org.fos.checker.step.Seen;
import org.fos.checker.value.Value;
import org.fos.trace.format.Event;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which event gave a place in the state the value that it has. */
final class Since {
    private Since() {}

    /** The events behind all parts that an explanation shows, by their texts. */
    static Map<String, Event> of(Explanation explanation, Candidate candidate) {
        Map<String, Event> events = new LinkedHashMap<>();
        add(explanation.finding(), candidate, events);
        for (Passage passage : explanation.way()) {
            passage.chosen().ifPresent(chosen -> add(chosen, candidate, events));
        }
        return events;
    }

    private static void add(Finding finding, Candidate candidate, Map<String, Event> events) {
        finding.values().forEach(seen -> add(seen, candidate, events));
        finding.because().forEach(inner -> add(inner, candidate, events));
    }

    private static void add(Seen seen, Candidate candidate, Map<String, Event> events) {
        if (!seen.variable().isEmpty() && !events.containsKey(seen.text())) {
            Event event = change(seen, candidate);
            if (event != null) {
                events.put(seen.text(), event);
            }
        }
    }

    /** The event that made the place what it is; null if none is remembered. */
    private static @Nullable Event change(Seen seen, Candidate candidate) {
        Optional<Value> now = candidate.state().at(seen.variable(), seen.keys());
        for (Candidate at = candidate; at.parent() != null; at = at.parent()) {
            if (!at.parent().state().at(seen.variable(), seen.keys()).equals(now)) {
                return at.event();
            }
        }
        return null;
    }
}
