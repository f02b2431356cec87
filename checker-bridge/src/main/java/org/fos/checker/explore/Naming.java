package org.fos.checker.explore;

import org.fos.checker.engine.CompiledEngine;
import org.fos.checker.engine.Program;
import org.fos.checker.step.ActionCall;
import org.fos.checker.step.State;
import org.fos.checker.step.Stepper;
import org.fos.checker.value.Value;

import java.util.Map;

/** Names the action, with its arguments, that leads from one state to another. */
final class Naming {
    private final Stepper stepper;

    Naming(Program program) {
        stepper = CompiledEngine.stepper(program.tree());
    }

    /** The first call that does; an empty text if Next names none. */
    String call(Map<String, Value> before, Map<String, Value> after) {
        State from = CompiledEngine.state(stepper, before);
        for (ActionCall call : stepper.enabled(from, Integer.MAX_VALUE)) {
            for (State next : stepper.step(from, call).successors()) {
                if (next.toMap().equals(after)) {
                    return call.toString();
                }
            }
        }
        return "";
    }
}
