package org.fos.checker.step;

import java.util.List;
import java.util.Optional;

/**
 * What one call leads to.
 *
 * @param successors the states reached, without repetitions
 * @param error an evaluation that failed on the way; more successors may then exist than are listed
 */
public record StepResult(List<State> successors, Optional<EvaluationError> error) {
    public StepResult {
        successors = List.copyOf(successors);
    }
}
