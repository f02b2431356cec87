package org.fos.checker.explore;

import org.fos.checker.engine.EvaluationException;
import org.fos.checker.tlc.Behaviour;
import org.fos.checker.tlc.BehaviourState;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.Place;
import org.fos.checker.tlc.Statistics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Results in the form in which TLC's are given. */
final class Results {
    private Results() {}

    static CheckResult failed(
            EvaluationException e, List<BehaviourState> states, Statistics statistics) {
        Place place =
                new Place(
                        e.range().module(),
                        e.range().beginLine(),
                        e.range().beginColumn(),
                        e.range().endLine(),
                        e.range().endColumn());
        return new CheckResult.EvaluationError(
                e.getMessage(),
                Optional.of(place),
                new Behaviour(states, Optional.empty()),
                statistics);
    }

    /** The counts of a run that found no state. */
    static Statistics nothing(long startNanos) {
        return new Statistics(
                0,
                0,
                0,
                0,
                Duration.ofNanos(System.nanoTime() - startNanos),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
