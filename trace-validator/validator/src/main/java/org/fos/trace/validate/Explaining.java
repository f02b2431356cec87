package org.fos.trace.validate;

import com.google.common.collect.ImmutableMap;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.Breach;
import org.fos.checker.step.Explanation;
import org.fos.checker.step.State;
import org.fos.checker.step.Stepper;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.fos.trace.format.Fact;
import org.fos.trace.validate.Rejection.Difference;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says why an event that nothing explains is not explained. */
final class Explaining {
    private static final int MOST_CANDIDATES = 50;
    private static final int MOST_SUCCESSORS = 200;
    private static final int COMPARED_CALLS = 64;

    private final Stepper stepper;
    private final ActionCall call;
    private final List<Fact> facts;

    /**
     * An event that nothing explains.
     *
     * @param call the specification's action with the recorded arguments
     * @param facts what was recorded of the state after it
     */
    Explaining(Stepper stepper, ActionCall call, List<Fact> facts) {
        this.stepper = stepper;
        this.call = call;
        this.facts = facts;
    }

    /** A state that the action leads to, with its first wrong fact and how many facts are right. */
    private record Near(Candidate from, State to, Difference difference, int right) {}

    /** What stands against the event in the nearest of the states that were asked. */
    Because because(List<Candidate> asked) {
        Near nearest = null;
        for (Candidate candidate : asked.stream().limit(MOST_CANDIDATES).toList()) {
            for (State to :
                    stepper.step(candidate.state(), call).successors().stream()
                            .limit(MOST_SUCCESSORS)
                            .toList()) {
                Near near = near(candidate, to);
                if (nearest == null || near.right() > nearest.right()) {
                    nearest = near;
                }
            }
        }
        return nearest == null ? notEnabled(asked) : differs(nearest);
    }

    /** What stands against the event for the reason that is known. */
    Because because(List<Candidate> asked, Rejection.Reason reason) {
        return reason instanceof Rejection.Unrefined(Breach breach)
                ? new Because(
                        breach.explanation(),
                        Optional.empty(),
                        breach.explanation()
                                .map(e -> Since.of(e, asked.getFirst()))
                                .orElse(Map.of()))
                : because(asked);
    }

    private Near near(Candidate from, State to) {
        Difference first = null;
        int right = 0;
        for (Fact fact : facts) {
            Optional<Value> actual = to.at(fact.variable(), fact.keys());
            if (actual.isPresent() && actual.get().equals(fact.is())) {
                right++;
            } else if (first == null) {
                first = new Difference(fact, actual);
            }
        }
        if (first == null) {
            throw new IllegalStateException("an event that is explained, call=" + call);
        }
        return new Near(from, to, first, right);
    }

    private Because differs(Near near) {
        Optional<Explanation> explanation =
                stepper.explain(
                        near.from().state(),
                        call,
                        near.to(),
                        near.difference().fact().variable(),
                        Innermost.of(near.difference()).keys());
        return new Because(
                explanation,
                Optional.of(near.difference()),
                explanation.map(e -> Since.of(e, near.from())).orElse(Map.of()));
    }

    private Because notEnabled(List<Candidate> asked) {
        Explanation nearest = null;
        Candidate of = asked.getFirst();
        for (Candidate candidate : asked.stream().limit(MOST_CANDIDATES).toList()) {
            Optional<Explanation> found = stepper.explain(candidate.state(), call);
            if (found.isPresent()
                    && (nearest == null || found.get().furthest() > nearest.furthest())) {
                nearest = found.get();
                of = candidate;
            }
        }
        return nearest == null
                ? new Because(Optional.empty(), Optional.empty(), Map.of())
                : new Because(Optional.of(nearest), Optional.empty(), Since.of(nearest, of));
    }

    /**
     * Calls that a state would have allowed, those most like the event's first: of the same action,
     * and of other actions of the same process, by the first recorded argument.
     */
    List<ActionCall> enabled(State state, int limit) {
        Set<ActionCall> calls = new LinkedHashSet<>();
        for (ActionSignature step : stepper.specification().steps()) {
            if (step.name().equals(call.action())) {
                calls.addAll(
                        stepper.enabled(
                                state, new ActionCall(step.name(), Map.of()), COMPARED_CALLS));
            } else if (isOfTheSameProcess(step)) {
                calls.addAll(other(state, step));
            }
        }
        return calls.stream().sorted(Comparator.comparingInt(this::unlike)).limit(limit).toList();
    }

    private List<ActionCall> other(State state, ActionSignature step) {
        Map<String, Value> shared = new LinkedHashMap<>();
        call.args()
                .forEach(
                        (name, value) -> {
                            if (step.accepts(name)) {
                                shared.put(name, value);
                            }
                        });
        List<ActionCall> alike = stepper.enabled(state, new ActionCall(step.name(), shared), 1);
        return alike.isEmpty() && shared.size() > 1
                ? stepper.enabled(state, new ActionCall(step.name(), process()), 1)
                : alike;
    }

    /** How many arguments differ; those of another action all count a little more. */
    private int unlike(ActionCall other) {
        int unlike = other.action().equals(call.action()) ? 0 : 1;
        Set<String> names = new LinkedHashSet<>(call.args().keySet());
        names.addAll(other.args().keySet());
        for (String name : names) {
            Value recorded = call.args().get(name);
            if (recorded == null || !recorded.equals(other.args().get(name))) {
                unlike += 2;
            }
        }
        return unlike;
    }

    /** The first recorded argument, if it can be a process; else nothing. */
    private Map<String, Value> process() {
        return call.args().entrySet().stream()
                .limit(1)
                .filter(arg -> !isStructured(arg.getValue()))
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private boolean isOfTheSameProcess(ActionSignature step) {
        return process().keySet().stream().allMatch(step::accepts);
    }

    private static boolean isStructured(Value value) {
        return value instanceof SetValue || value instanceof FunctionValue;
    }
}
