package org.fos.experiments.models;

import com.google.common.collect.ImmutableList;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.State;
import org.fos.checker.step.Stepper;
import org.fos.checker.tlc.Behaviour;
import org.fos.checker.tlc.BehaviourState;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.TlcRun;
import org.fos.experiments.engine.Engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names the steps of a counterexample. TLC names the operator at which it split Next, often one
 * that gathers others, and no arguments. So the behaviour is walked again, and each step gets the
 * name of a call that leads there; a step that no call explains keeps the name that TLC gives.
 */
final class NamedSteps {
    private static final int MOST_CALLS = 10_000;

    private final Stepper stepper;

    private NamedSteps(Stepper stepper) {
        this.stepper = stepper;
    }

    /** The same result with its steps named, if the specification can be stepped. */
    static CheckResult in(TlcRun run, CheckResult result) {
        return switch (result) {
            case CheckResult.Violated(var kind, var property, var behaviour, var statistics) ->
                    new CheckResult.Violated(kind, property, named(run, behaviour), statistics);
            case CheckResult.Deadlock(var behaviour, var statistics) ->
                    new CheckResult.Deadlock(named(run, behaviour), statistics);
            default -> result;
        };
    }

    private static Behaviour named(TlcRun run, Behaviour behaviour) {
        if (behaviour.states().size() < 2) {
            return behaviour;
        }
        SpecSource source = SpecSource.ofModel(run.module(), run.config(), run.libraries());
        try (Stepper stepper = Engine.TLC.steppers().load(source)) {
            return new NamedSteps(stepper).named(behaviour);
        } catch (SpecificationException | RuntimeException e) {
            // What cannot be stepped was checked all the same: TLC's names are all there is.
            return behaviour;
        }
    }

    private Behaviour named(Behaviour behaviour) {
        List<BehaviourState> states = new ArrayList<>();
        Optional<State> at = Optional.empty();
        for (BehaviourState state : behaviour.states()) {
            if (states.isEmpty()) {
                at = equal(stepper.initialStates().successors(), state);
                states.add(state);
            } else {
                Optional<Step> step = at.flatMap(before -> step(before, state));
                states.add(step.map(s -> with(state, s.call().toString())).orElse(state));
                at = step.map(Step::after);
            }
        }
        return new Behaviour(ImmutableList.copyOf(states), behaviour.lasso());
    }

    private record Step(ActionCall call, State after) {}

    private Optional<Step> step(State before, BehaviourState after) {
        for (ActionCall call : stepper.enabled(before, MOST_CALLS)) {
            Optional<State> found = equal(stepper.step(before, call).successors(), after);
            if (found.isPresent()) {
                return Optional.of(new Step(call, found.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<State> equal(List<State> states, BehaviourState wanted) {
        return states.stream().filter(s -> s.toMap().equals(wanted.variables())).findFirst();
    }

    private static BehaviourState with(BehaviourState state, String action) {
        return new BehaviourState(
                state.number(), action, state.place(), state.variables(), state.unread());
    }
}
