package org.fos.trace.validate;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.State;
import org.fos.checker.step.Stepper;
import org.fos.checker.step.Track;
import org.fos.checker.value.Value;
import org.fos.trace.format.Event;
import org.fos.trace.format.EventLine;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceReader;
import org.fos.trace.validate.Frontier.Break;
import org.fos.trace.validate.Frontier.Move;
import org.fos.trace.validate.Rejection.Difference;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One trace against one specification, from its first event to the verdict. */
final class Validation {
    private static final int SHOWN_STATES = 3;
    private static final int SHOWN_EVENTS = 12;

    private final TraceReader reader;
    private final Stepper stepper;
    private final ValidationOptions options;
    private final Frontier frontier;
    private final Vocabulary vocabulary;
    private final Mapping mapping;
    private final CoverageCount coverage;
    private final History history;

    private final Recall recall;
    private final @Nullable TrackedWalk walk;
    private boolean tracking;
    private long events;

    Validation(TraceReader reader, Stepper stepper, Mapping mapping, ValidationOptions options) {
        this.reader = reader;
        this.stepper = stepper;
        this.options = options;
        this.mapping = mapping;
        frontier = new Frontier(stepper, mapping, options);
        vocabulary = new Vocabulary(stepper.specification(), mapping);
        coverage = new CoverageCount(stepper.specification(), mapping);
        history = new History(reader, 2 * options.historyEvents() + SHOWN_EVENTS + 1);
        recall = new Recall(history, stepper, mapping, options);
        walk = walk();
        tracking = walk != null;
    }

    private @Nullable TrackedWalk walk() {
        if (stepper.refinement().isPresent()
                || frontier.candidates().size() != 1
                || frontier.error().isPresent()
                || !mapping.hidden().isEmpty()) {
            return null;
        }
        State first = frontier.candidates().getFirst().state();
        recall.keep(0, first);
        return stepper.track(first)
                .map(track -> new TrackedWalk(stepper.specification(), mapping, track))
                .orElse(null);
    }

    Outcome outcome() throws InvalidTraceException {
        if (frontier.brokenAtFirst().isPresent() && frontier.error().isEmpty()) {
            return brokenAtFirst(frontier.brokenAtFirst().get());
        }
        if (frontier.candidates().isEmpty()) {
            return undecided(
                    frontier.error()
                            .map(Object::toString)
                            .orElse("Init of the specification has no state to begin with"));
        }
        Optional<Outcome> verdict = Optional.empty();
        for (Event event = upcoming(); event != null && verdict.isEmpty(); event = upcoming()) {
            history.add();
            verdict = judge(event);
            if (verdict.isPresent()) {
                return verdict.get();
            }
            track();
        }
        if (events == 0) {
            throw InvalidTraceException.noEvents(reader.file(), reader.line());
        }
        return new Outcome.Accepted(reader.header(), events, coverage(), notes());
    }

    private Outcome brokenAtFirst(Break broken) throws InvalidTraceException {
        Event event = next();
        if (event == null) {
            throw InvalidTraceException.noEvents(reader.file(), reader.line());
        }
        history.add();
        Candidate first = new Candidate(broken.to(), null, null);
        return rejected(event, List.of(first), List.of(), broken);
    }

    private Coverage coverage() {
        if (walk != null) {
            walk.count(coverage);
        }
        return coverage.coverage();
    }

    /** The next event that cannot be walked over fast; null at the end. */
    private @Nullable Event upcoming() throws InvalidTraceException {
        TrackedWalk fast = walk;
        if (fast == null || !tracking) {
            return next();
        }
        Track track = fast.track();
        EventLine line = reader.nextPlain();
        while (line != null && fast.take(line)) {
            events++;
            history.add();
            if (recall.isDue(events)) {
                recall.keep(events, track.state());
            }
            line = reader.nextPlain();
        }
        tracking = false;
        frontier.restart(track.state());
        if (line == null) {
            return next();
        }
        events++;
        return checked(reader.event(reader.place()));
    }

    /** Goes on the fast way if one state alone is left. */
    private void track() {
        if (walk != null && frontier.candidates().size() == 1) {
            Candidate only = frontier.candidates().getFirst();
            walk.track().moveTo(only.state());
            tracking = true;
        }
    }

    private @Nullable Event next() throws InvalidTraceException {
        Event event = reader.next().orElse(null);
        if (event != null) {
            events++;
            return checked(event);
        }
        return null;
    }

    private Event checked(Event event) throws InvalidTraceException {
        Optional<String> fault = vocabulary.fault(event);
        if (fault.isPresent()) {
            throw new InvalidTraceException(reader.file(), event.line(), fault.get());
        }
        return event;
    }

    private Optional<Outcome> judge(Event event) throws InvalidTraceException {
        coverage.add(event);
        return switch (frontier.move(event)) {
            case Move.Explained() -> Optional.empty();
            case Move.TooMany() ->
                    Optional.of(
                            undecided(
                                    "more than %d states explain the trace so far; record more in"
                                                    .formatted(options.candidateBound())
                                            + " args or after, or raise the bound"));
            case Move.Unexplained(var asked, var differences, var broken) ->
                    Optional.of(
                            frontier.error().isPresent()
                                    ? undecided(frontier.error().get().toString())
                                    : rejected(event, asked, differences, broken));
        };
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!reader.isComplete()) {
            notes.add(
                    "%s has no end line: its recorder stopped after event %d, and what followed is"
                                    .formatted(reader.file(), events)
                            + " unknown");
        }
        if (reader.endsInHalfALine()) {
            notes.add(
                    "%s:%d: half a line at the very end was left out"
                            .formatted(reader.file(), reader.line()));
        }
        notes.addAll(mapping.notes());
        notes.addAll(Refining.notes(stepper));
        frontier.error().ifPresent(error -> notes.add("on another branch, " + error));
        return notes;
    }

    private Outcome undecided(String reason) {
        return new Outcome.Undecided(reader.file(), reader.line(), reason);
    }

    private Outcome rejected(
            Event event,
            List<Candidate> asked,
            List<Difference> differences,
            @Nullable Break broken)
            throws InvalidTraceException {
        List<Event> before = history.before(SHOWN_EVENTS);
        List<Candidate> recalled = recall.recalled(asked, events - 1);
        List<Event> behind = new ArrayList<>();
        for (Event later = next(); later != null; later = next()) {
            if (behind.size() < SHOWN_EVENTS) {
                behind.add(later);
            }
        }
        Rejection.Reason reason = Refining.reason(stepper, differences, broken);
        String action = mapping.specified(event.action());
        Candidate first = recalled.getFirst();
        Explaining explaining =
                new Explaining(stepper, new ActionCall(action, event.args()), event.after());
        Rejection rejection =
                new Rejection(
                        reader.file(),
                        event,
                        events,
                        asked.size(),
                        asked.stream().limit(SHOWN_STATES).map(c -> c.state().toMap()).toList(),
                        reason,
                        explaining.because(recalled, reason),
                        explaining.enabled(first.state(), options.nearestCalls()),
                        changes(first),
                        stepper.specification()
                                .action(action)
                                .map(ActionSignature::location)
                                .orElse(""),
                        before,
                        behind);
        return new Outcome.Rejected(reader.header(), rejection, coverage());
    }

    /** Which event gave each variable the value that it has. */
    private static Map<String, Event> changes(Candidate candidate) {
        Map<String, Event> changes = new LinkedHashMap<>();
        Map<String, Value> last = candidate.state().toMap();
        for (Candidate at = candidate; at.parent() != null; at = at.parent()) {
            Event event = at.event();
            for (Map.Entry<String, Value> variable : last.entrySet()) {
                if (event != null
                        && !changes.containsKey(variable.getKey())
                        && !at.parent()
                                .state()
                                .get(variable.getKey())
                                .equals(variable.getValue())) {
                    changes.put(variable.getKey(), event);
                }
            }
            if (changes.size() == last.size()) {
                break;
            }
        }
        return changes;
    }
}
