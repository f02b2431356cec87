package org.fos.trace.validate;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.Stepper;
import org.fos.trace.format.Event;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceReader;
import org.fos.trace.validate.CutSearch.Found;
import org.fos.trace.validate.CutSearch.Obstacle;
import org.fos.trace.validate.Frontier.Break;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One instance of a specification that several files recorded, to the verdict. */
final class RunValidation {
    private static final int SHOWN_EVENTS = 12;

    private final Stepper stepper;
    private final Mapping mapping;
    private final ValidationOptions options;
    private final List<Recording> recordings = new ArrayList<>();
    private final CutSearch search;
    private final CoverageCount coverage;

    /**
     * A validation.
     *
     * @param files the files of each recorder, in the order of its lives
     */
    RunValidation(
            Map<String, List<TraceReader>> files,
            Stepper stepper,
            Mapping mapping,
            ValidationOptions options) {
        this.stepper = stepper;
        this.mapping = mapping;
        this.options = options;
        Vocabulary vocabulary = new Vocabulary(stepper.specification(), mapping);
        coverage = new CoverageCount(stepper.specification(), mapping);
        Messages messages = new Messages(List.copyOf(files.keySet()));
        files.forEach(
                (recorder, lives) ->
                        recordings.add(
                                new Recording(
                                        recordings.size(),
                                        recorder,
                                        lives,
                                        vocabulary,
                                        messages,
                                        coverage)));
        search = new CutSearch(stepper, recordings, messages, mapping, options);
    }

    Outcome outcome() throws InvalidTraceException {
        Recording first = recordings.getFirst();
        Optional<Break> broken = search.brokenAtFirst();
        if (broken.isPresent() && search.error().isEmpty()) {
            return brokenAtFirst(broken.get());
        }
        if (!search.hasInitialState()) {
            return new Outcome.Undecided(
                    first.file(),
                    1,
                    search.error()
                            .map(Object::toString)
                            .orElse("Init of the specification has no state to begin with"));
        }
        Found found = search.search();
        long events = recordings.stream().mapToLong(Recording::read).sum();
        if (events == 0) {
            throw InvalidTraceException.noEvents(recordings.getFirst().file(), 1);
        }
        return switch (found) {
            case Found.Explained(Cut last) ->
                    new Outcome.Accepted(first.header(), events, coverage.coverage(), notes(last));
            case Found.Unexplained(Obstacle obstacle) -> rejected(obstacle);
            case Found.Undecided(Obstacle obstacle, String reason) -> {
                Recording.Entry entry = entry(obstacle);
                yield new Outcome.Undecided(entry.file(), entry.event().line(), reason);
            }
        };
    }

    private Outcome brokenAtFirst(Break broken) throws InvalidTraceException {
        Cut start = Cut.start(recordings.size(), broken.to());
        for (int r = 0; r < recordings.size(); r++) {
            if (recordings.get(r).entry(0) != null) {
                return rejected(new Obstacle(start, r, List.of(), Optional.of(broken)));
            }
        }
        throw InvalidTraceException.noEvents(recordings.getFirst().file(), 1);
    }

    private Recording.Entry entry(Obstacle obstacle) throws InvalidTraceException {
        int recording = obstacle.recording();
        Recording.Entry entry = recordings.get(recording).entry(obstacle.cut().places()[recording]);
        if (entry == null) {
            throw new IllegalStateException("no event stands there, recording=" + recording);
        }
        return entry;
    }

    private List<String> notes(Cut last) {
        List<String> notes = new ArrayList<>();
        for (int r = 0; r < recordings.size(); r++) {
            Recording recording = recordings.get(r);
            notes.addAll(recording.notes());
            if (last.crashed()[r]) {
                notes.add(
                        "a crash of %s is inferred: its recorder stopped"
                                .formatted(recording.recorder()));
            }
            if (last.lost()[r] > 0) {
                notes.add(
                        "steps of %s that its file lacks are inferred: %d"
                                .formatted(recording.recorder(), last.lost()[r]));
            }
        }
        notes.addAll(mapping.notes());
        notes.addAll(Refining.notes(stepper));
        search.error().ifPresent(error -> notes.add("on another branch, " + error));
        return notes;
    }

    private Outcome rejected(Obstacle obstacle) throws InvalidTraceException {
        Recording.Entry entry = entry(obstacle);
        Event event = entry.event();
        String action = mapping.specified(event.action());
        for (Recording recording : recordings) {
            recording.readAll();
        }
        Rejection.Reason reason =
                Refining.reason(stepper, obstacle.differences(), obstacle.breach().orElse(null));
        Candidate at = new Candidate(obstacle.cut().state(), null, null);
        Explaining explaining =
                new Explaining(stepper, new ActionCall(action, event.args()), event.after());
        Rejection rejection =
                new Rejection(
                        entry.file(),
                        event,
                        recordings.stream().mapToLong(Recording::read).sum(),
                        1,
                        List.of(obstacle.cut().state().toMap()),
                        reason,
                        explaining.because(List.of(at), reason),
                        explaining.enabled(at.state(), options.nearestCalls()),
                        Map.of(),
                        stepper.specification()
                                .action(action)
                                .map(ActionSignature::location)
                                .orElse(""),
                        around(obstacle, -SHOWN_EVENTS, 0),
                        around(obstacle, 1, SHOWN_EVENTS + 1));
        return new Outcome.Rejected(
                recordings.get(obstacle.recording()).header(), rejection, coverage.coverage());
    }

    /** Events of the same file, by their distance. */
    private List<Event> around(Obstacle obstacle, int from, int to) throws InvalidTraceException {
        Recording recording = recordings.get(obstacle.recording());
        long place = obstacle.cut().places()[obstacle.recording()];
        List<Event> events = new ArrayList<>();
        for (long at = Math.max(recording.first(), place + from); at < place + to; at++) {
            Recording.Entry entry = recording.entry(at);
            if (entry != null) {
                events.add(entry.event());
            }
        }
        return events;
    }
}
