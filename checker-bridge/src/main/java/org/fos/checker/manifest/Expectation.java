package org.fos.checker.manifest;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What TLC must say of a model.
 *
 * @param property the violated property; present exactly if the outcome is a violation
 * @param distinct distinct states, where pinned
 * @param generated states generated, where pinned
 * @param depth levels of the state graph, where pinned
 */
public record Expectation(
        Outcome outcome,
        Optional<String> property,
        OptionalLong distinct,
        OptionalLong generated,
        OptionalLong depth) {

    public Expectation {
        if (property.isPresent() != (outcome == Outcome.VIOLATED)) {
            throw new IllegalArgumentException(
                    "a violation names its property, outcome=%s, property=%s"
                            .formatted(outcome, property));
        }
    }
}
