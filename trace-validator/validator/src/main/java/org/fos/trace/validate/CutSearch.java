package org.fos.trace.validate;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.EvaluationError;
import org.fos.checker.step.State;
import org.fos.checker.step.StepResult;
import org.fos.checker.step.Stepper;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.validate.Frontier.Break;
import org.fos.trace.validate.Rejection.Difference;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Looks for an order of the events of several recordings that the specification explains: depth
 * first through the consistent cuts, events that happened earlier first, remembering with which
 * cuts it has failed.
 */
final class CutSearch {
    /** How many cuts back another way is still tried. */
    private static final int DEEPEST_RETURN = 100_000;

    private final Stepper stepper;
    private final List<Recording> recordings;
    private final Messages messages;
    private final Frontier frontier;
    private final ValidationOptions options;
    private final Set<Cut> failed = new HashSet<>();
    private final ArrayDeque<Stage> stages = new ArrayDeque<>();
    private boolean returnsLost;
    private boolean stepsLost;
    private @Nullable Obstacle deepest;
    private Optional<EvaluationError> error = Optional.empty();

    /** A cut, and what has not been tried from it. */
    private static final class Stage {
        private final Cut cut;
        private final ArrayDeque<Integer> events;
        private final ArrayDeque<Cut> open = new ArrayDeque<>();
        private boolean unrecordedTried;

        Stage(Cut cut, List<Integer> events) {
            this.cut = cut;
            this.events = new ArrayDeque<>(events);
        }
    }

    /**
     * The furthest cut that was reached, and an event that could come next and is not explained.
     *
     * @param breach a step that explains it and breaks what is refined, if there is one
     */
    record Obstacle(Cut cut, int recording, List<Difference> differences, Optional<Break> breach) {}

    /** What the search comes to. */
    sealed interface Found {
        /** All events are explained; this is the last cut. */
        record Explained(Cut last) implements Found {}

        /** No order explains all events. */
        record Unexplained(Obstacle obstacle) implements Found {}

        /** Neither is known. */
        record Undecided(Obstacle obstacle, String reason) implements Found {}
    }

    CutSearch(
            Stepper stepper,
            List<Recording> recordings,
            Messages messages,
            Mapping mapping,
            ValidationOptions options) {
        this.stepper = stepper;
        this.recordings = recordings;
        this.messages = messages;
        this.options = options;
        frontier = new Frontier(stepper, mapping, options);
    }

    Found search() throws InvalidTraceException {
        for (Candidate initial : frontier.candidates()) {
            Found found = from(Cut.start(recordings.size(), initial.state()));
            if (!(found instanceof Found.Unexplained)) {
                return found;
            }
        }
        Obstacle obstacle = deepest;
        if (obstacle == null) {
            throw new IllegalStateException("no cut was looked at");
        }
        return verdict(obstacle);
    }

    /** Whether there is a first state, and what could not be evaluated so far. */
    boolean hasInitialState() {
        return !frontier.candidates().isEmpty();
    }

    /** A first state that what is refined does not allow, if it allows none. */
    Optional<Break> brokenAtFirst() {
        return frontier.brokenAtFirst();
    }

    Optional<EvaluationError> error() {
        return frontier.error().isPresent() ? frontier.error() : error;
    }

    private Found verdict(Obstacle obstacle) {
        if (error().isPresent()) {
            return new Found.Undecided(obstacle, error().get().toString());
        }
        if (returnsLost) {
            return new Found.Undecided(
                    obstacle,
                    "no order was found, and orders that part more than %d events back were not"
                                    .formatted(DEEPEST_RETURN)
                            + " tried");
        }
        if (stepsLost) {
            return new Found.Undecided(
                    obstacle,
                    "a recorder stopped, and may have taken more than %d steps that its file lacks"
                            .formatted(Unrecorded.MOST_LOST_STEPS));
        }
        return new Found.Unexplained(obstacle);
    }

    private Found from(Cut start) throws InvalidTraceException {
        stages.push(new Stage(start, ready(start)));
        while (!stages.isEmpty()) {
            Stage stage = stages.peek();
            if (isLast(stage.cut)) {
                return new Found.Explained(stage.cut);
            }
            Cut next = next(stage);
            if (next == null) {
                Stage unused = stages.pop();
                if (!failed.add(stage.cut) || failed.size() > options.candidateBound()) {
                    return tooMany(stage.cut);
                }
            } else if (!failed.contains(next)) {
                stages.push(new Stage(next, ready(next)));
                trim();
            }
        }
        return new Found.Unexplained(java.util.Objects.requireNonNull(deepest));
    }

    private Found tooMany(Cut cut) {
        Obstacle obstacle =
                deepest == null ? new Obstacle(cut, 0, List.of(), Optional.empty()) : deepest;
        return new Found.Undecided(
                obstacle,
                "more than %d ways to order the events were tried in vain; record messages' ids or"
                                .formatted(options.candidateBound())
                        + " more in args and after, or raise the bound");
    }

    /** Keeps memory constant: what lies far back is not returned to. */
    private void trim() {
        if (stages.size() > DEEPEST_RETURN) {
            Stage oldest = stages.removeLast();
            returnsLost |=
                    !oldest.events.isEmpty() || !oldest.open.isEmpty() || !oldest.unrecordedTried;
            for (int r = 0; r < recordings.size(); r++) {
                recordings.get(r).forget(oldest.cut.places()[r]);
            }
        }
    }

    private boolean isLast(Cut cut) throws InvalidTraceException {
        for (int r = 0; r < recordings.size(); r++) {
            if (recordings.get(r).entry(cut.places()[r]) != null) {
                return false;
            }
        }
        return true;
    }

    /** The next cut to try from a stage; null if all were. */
    private @Nullable Cut next(Stage stage) throws InvalidTraceException {
        while (stage.open.isEmpty()) {
            Integer recording = stage.events.poll();
            if (recording != null) {
                step(stage, recording);
            } else if (!stage.unrecordedTried) {
                stage.unrecordedTried = true;
                unrecorded(stage);
            } else {
                return null;
            }
        }
        return stage.open.poll();
    }

    private void step(Stage stage, int recording) throws InvalidTraceException {
        Recording.Entry entry = recordings.get(recording).entry(stage.cut.places()[recording]);
        if (entry == null) {
            return;
        }
        frontier.restart(stage.cut.state());
        switch (frontier.move(entry.event())) {
            case Frontier.Move.Explained() -> {
                for (Candidate candidate : frontier.candidates()) {
                    stage.open.add(stage.cut.after(recording, candidate.state()));
                }
            }
            case Frontier.Move.Unexplained(var asked, var differences, var breach) ->
                    note(
                            new Obstacle(
                                    stage.cut,
                                    recording,
                                    List.copyOf(differences),
                                    Optional.ofNullable(breach)));
            case Frontier.Move.TooMany() -> {
                returnsLost = true;
                note(new Obstacle(stage.cut, recording, List.of(), Optional.empty()));
            }
        }
    }

    private void note(Obstacle obstacle) {
        if (deepest == null || obstacle.cut().events() > deepest.cut().events()) {
            deepest = obstacle;
        }
    }

    /** What recorders that stopped may have done since. */
    private void unrecorded(Stage stage) throws InvalidTraceException {
        for (int r = 0; r < recordings.size(); r++) {
            Recording recording = recordings.get(r);
            if (recording.entry(stage.cut.places()[r]) != null
                    || !recording.isStopped()
                    || stage.cut.crashed()[r]) {
                continue;
            }
            Optional<ActionCall> crash = Unrecorded.crash(stepper.specification(), recording);
            if (crash.isPresent()) {
                for (State state : successors(stage.cut.state(), crash.get())) {
                    stage.open.add(stage.cut.afterCrash(r, state));
                }
            }
            if (stage.cut.lost()[r] == Unrecorded.MOST_LOST_STEPS) {
                stepsLost = true;
                continue;
            }
            for (ActionCall call : Unrecorded.steps(stepper.specification(), recording)) {
                for (State state : successors(stage.cut.state(), call)) {
                    if (!state.equals(stage.cut.state())) {
                        stage.open.add(stage.cut.afterLost(r, state));
                    }
                }
            }
        }
    }

    private List<State> successors(State state, ActionCall call) {
        StepResult result = stepper.step(state, call);
        if (error.isEmpty()) {
            error = result.error();
        }
        return result.successors().stream().filter(to -> frontier.isAllowed(state, to)).toList();
    }

    /** The recordings whose next event can happen, that with the earliest time first. */
    private List<Integer> ready(Cut cut) throws InvalidTraceException {
        List<Integer> ready = new ArrayList<>();
        boolean lost = false;
        boolean left = false;
        for (int r = 0; r < recordings.size(); r++) {
            boolean over = recordings.get(r).entry(cut.places()[r]) == null;
            lost |= over && recordings.get(r).isStopped();
            left |= !over;
        }
        for (int r = 0; r < recordings.size(); r++) {
            Recording.Entry entry = recordings.get(r).entry(cut.places()[r]);
            if (entry != null && messages.isReady(r, entry.event(), cut.places(), lost)) {
                ready.add(r);
            }
        }
        if (ready.isEmpty() && left) {
            requireOrder(cut);
        }
        ready.sort(Comparator.comparingLong(r -> time(cut, r)));
        return ready;
    }

    private long time(Cut cut, int recording) {
        try {
            Recording.Entry entry = recordings.get(recording).entry(cut.places()[recording]);
            OptionalLong time = entry == null ? OptionalLong.empty() : entry.event().time();
            return time.orElse(cut.places()[recording]);
        } catch (InvalidTraceException e) {
            throw new IllegalStateException("this event has been read before", e);
        }
    }

    /** Says why none of the next events can happen. */
    private void requireOrder(Cut cut) throws InvalidTraceException {
        boolean stopped = false;
        for (Recording recording : recordings) {
            recording.readAll();
            stopped |= recording.isStopped();
        }
        Recording.Entry waiting = null;
        for (int r = 0; r < recordings.size(); r++) {
            Recording.Entry entry = recordings.get(r).entry(cut.places()[r]);
            if (entry == null) {
                continue;
            }
            waiting = entry;
            for (String id : entry.event().receives()) {
                if (!messages.isSent(id) && !stopped) {
                    throw new InvalidTraceException(
                            entry.file(),
                            entry.event().line(),
                            "receives message %s, which nobody sent; record the id in the sender's"
                                            .formatted(id)
                                    + " sends");
                }
            }
        }
        if (waiting != null) {
            throw new InvalidTraceException(
                    waiting.file(),
                    waiting.event().line(),
                    "this event and others each wait for one another: their messages and clocks"
                            + " give no order; record an event before its sends leave");
        }
    }
}
