package org.fos.checker.step;

/**
 * Why the specification has no value at a state: an expression there could not be evaluated.
 *
 * @param action the action, or {@code Init}, that was being evaluated
 * @param place the place in the specification as {@code File.tla:line:column}; where the engine
 *     knows no better, that of the action's definition
 * @param message what the engine says, expressions and values included
 */
public record EvaluationError(String action, String place, String message) {
    @Override
    public String toString() {
        return "%s: %s could not be evaluated: %s".formatted(place, action, message);
    }
}
