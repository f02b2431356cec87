package org.fos.trace.validate;

import org.fos.checker.step.ActionCall;
import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.Specification;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a recorder that stopped may have done after its last line: steps of its own, as the first
 * parameter of an action names who takes it, and a crash.
 */
final class Unrecorded {
    /** How many steps of a recorder that stopped are taken to be lost, at most. */
    static final int MOST_LOST_STEPS = 2;

    private static final String CRASH = "Crash";

    private Unrecorded() {}

    /** The crash of a recorder, if the specification has one. */
    static Optional<ActionCall> crash(Specification specification, Recording of) {
        return specification
                .action(CRASH)
                .filter(action -> !action.parameters().isEmpty())
                .map(action -> call(action, of));
    }

    /** All steps of a recorder but its crash. */
    static List<ActionCall> steps(Specification specification, Recording of) {
        return specification.steps().stream()
                .filter(action -> !action.name().equals(CRASH) && !action.parameters().isEmpty())
                .map(action -> call(action, of))
                .toList();
    }

    private static ActionCall call(ActionSignature action, Recording of) {
        String name = of.recorder();
        Value value =
                of.header().modelValues().contains(name) ? Values.model(name) : Values.string(name);
        return new ActionCall(action.name(), Map.of(action.parameters().getFirst(), value));
    }
}
