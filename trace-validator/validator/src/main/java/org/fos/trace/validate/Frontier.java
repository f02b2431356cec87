package org.fos.trace.validate;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.EvaluationError;
import org.fos.checker.step.Refinement;
import org.fos.checker.step.Refinement.Held;
import org.fos.checker.step.State;
import org.fos.checker.step.StepResult;
import org.fos.checker.step.Stepper;
import org.fos.checker.value.Value;
import org.fos.trace.format.Event;
import org.fos.trace.format.Fact;
import org.fos.trace.validate.Rejection.Difference;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states that explain a trace so far. Moves on event by event. */
final class Frontier {
    private static final int SHOWN_DIFFERENCES = 5;

    private final Stepper stepper;
    private final Mapping mapping;
    private final ValidationOptions options;
    private final @Nullable Refinement refinement;
    private final ArrayDeque<List<Candidate>> generations = new ArrayDeque<>();
    private List<Candidate> candidates;
    private Optional<EvaluationError> error;
    private final @Nullable Break brokenAtFirst;
    private @Nullable Break broken;

    /** What an event does to the frontier. */
    sealed interface Move {
        /** Some state explains the event. */
        record Explained() implements Move {}

        /**
         * No state does.
         *
         * @param differences the first facts that differ; none if the action is enabled nowhere
         * @param breach a step that explains the event and breaks what is refined, if there is one
         */
        record Unexplained(
                List<Candidate> asked, List<Difference> differences, @Nullable Break breach)
                implements Move {}

        /** There are more states than the bound allows. */
        record TooMany() implements Move {}
    }

    /**
     * A state or step of the specification that what it refines does not allow.
     *
     * @param from null if {@code to} is a first state
     */
    record Break(String property, @Nullable State from, State to) {}

    Frontier(Stepper stepper, Mapping mapping, ValidationOptions options) {
        this.stepper = stepper;
        refinement = stepper.refinement().orElse(null);
        this.mapping = mapping;
        this.options = options;
        StepResult initial = stepper.initialStates();
        error = initial.error();
        candidates = new ArrayList<>();
        for (State state : initial.successors()) {
            if (isAllowed(null, state)) {
                candidates.add(new Candidate(state, null, null));
            }
        }
        brokenAtFirst = candidates.isEmpty() ? broken : null;
    }

    /** Whether what is refined allows a first state, or a step; it does if nothing is asked. */
    boolean isAllowed(@Nullable State from, State to) {
        Refinement asked = refinement;
        if (asked == null) {
            return true;
        }
        return switch (from == null ? asked.initial(to) : asked.step(from, to)) {
            case Held.Kept() -> true;
            case Held.Broken(String property) -> {
                broken = broken == null ? new Break(property, from, to) : broken;
                yield false;
            }
            case Held.Failed(EvaluationError failed) -> {
                error = error.isEmpty() ? Optional.of(failed) : error;
                yield false;
            }
        };
    }

    /** A first state that what is refined does not allow, if it allows none. */
    Optional<Break> brokenAtFirst() {
        return Optional.ofNullable(brokenAtFirst);
    }

    /** Goes on from one state, whose past is forgotten. */
    void restart(State state) {
        generations.clear();
        candidates = List.of(new Candidate(state, null, null));
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /** An evaluation that failed so far; more states may explain the trace than are known. */
    Optional<EvaluationError> error() {
        return error;
    }

    Move move(Event event) {
        List<Candidate> asked = new ArrayList<>(candidates);
        if (!mapping.hidden().isEmpty() && !addHidden(asked)) {
            return new Move.TooMany();
        }
        ActionCall call = new ActionCall(mapping.specified(event.action()), event.args());
        List<Candidate> next = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        broken = null;
        for (Candidate candidate : asked) {
            for (State state : step(candidate.state(), call)) {
                Difference difference = difference(state, event.after());
                if (difference == null) {
                    if (isAllowed(candidate.state(), state)) {
                        next.add(new Candidate(state, event, candidate));
                    }
                } else if (differences.size() < SHOWN_DIFFERENCES) {
                    differences.add(difference);
                }
            }
            if (next.size() > options.candidateBound()) {
                next = distinct(next);
            }
            if (next.size() > options.candidateBound()) {
                return new Move.TooMany();
            }
        }
        if (next.isEmpty()) {
            return new Move.Unexplained(asked, differences, broken);
        }
        advance(distinct(next));
        return new Move.Explained();
    }

    /** One candidate for each state, the first that led there; mostly there is one in all. */
    private static List<Candidate> distinct(List<Candidate> next) {
        if (next.size() < 2) {
            return next;
        }
        Map<State, Candidate> first = new LinkedHashMap<>();
        for (Candidate candidate : next) {
            Candidate unused = first.putIfAbsent(candidate.state(), candidate);
        }
        return new ArrayList<>(first.values());
    }

    private void advance(List<Candidate> next) {
        candidates = next;
        generations.addLast(candidates);
        if (generations.size() > options.historyEvents()) {
            generations.removeFirst().forEach(Candidate::forget);
        }
    }

    private List<State> step(State state, ActionCall call) {
        StepResult result = stepper.step(state, call);
        if (error.isEmpty()) {
            error = result.error();
        }
        return result.successors();
    }

    private static @Nullable Difference difference(State state, List<Fact> facts) {
        for (Fact fact : facts) {
            Optional<Value> actual = state.at(fact.variable(), fact.keys());
            if (actual.isEmpty() || !actual.get().equals(fact.is())) {
                return new Difference(fact, actual);
            }
        }
        return null;
    }

    /** A state, and how often each hidden action has led there since the last event. */
    private record Reached(State state, List<Integer> counts) {}

    /** Adds what hidden actions lead to; false if there are more states than the bound allows. */
    private boolean addHidden(List<Candidate> asked) {
        Map<Reached, Candidate> reached = new LinkedHashMap<>();
        ArrayDeque<Reached> open = new ArrayDeque<>();
        List<Integer> none = mapping.hidden().stream().map(hidden -> 0).toList();
        Map<State, Candidate> states = new LinkedHashMap<>();
        for (Candidate candidate : asked) {
            Reached start = new Reached(candidate.state(), none);
            reached.put(start, candidate);
            states.put(candidate.state(), candidate);
            open.add(start);
        }
        while (!open.isEmpty()) {
            Reached from = open.remove();
            for (int i = 0; i < mapping.hidden().size(); i++) {
                Mapping.Hidden hidden = mapping.hidden().get(i);
                if (from.counts().get(i) == hidden.bound()) {
                    continue;
                }
                List<Integer> counts = new ArrayList<>(from.counts());
                counts.set(i, counts.get(i) + 1);
                for (State state : step(from.state(), new ActionCall(hidden.action(), Map.of()))) {
                    Reached to = new Reached(state, List.copyOf(counts));
                    if (!reached.containsKey(to) && isAllowed(from.state(), state)) {
                        Candidate candidate = new Candidate(state, null, reached.get(from));
                        reached.put(to, candidate);
                        Candidate unused = states.putIfAbsent(state, candidate);
                        open.add(to);
                    }
                }
                if (reached.size() > options.candidateBound()) {
                    return false;
                }
            }
        }
        asked.clear();
        asked.addAll(states.values());
        return true;
    }
}
