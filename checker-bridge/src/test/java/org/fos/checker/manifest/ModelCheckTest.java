package org.fos.checker.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fos.checker.tlc.Behaviour;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.PropertyKind;
import org.fos.checker.tlc.Statistics;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

class ModelCheckTest {
    private static final Expectation HOLDS = pinned(Outcome.HOLDS, 20, 49, 5);
    private static final Expectation VIOLATED =
            new Expectation(
                    Outcome.VIOLATED,
                    Optional.of("Held"),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty());

    @Test
    void whatIsAsExpectedDiffersInNothing() {
        assertEquals(List.of(), compare(HOLDS, new CheckResult.Holds(counts(20, 49, 5))));
        assertEquals(List.of(), compare(VIOLATED, violated("Held")));
        assertEquals(
                List.of(),
                compare(
                        pinned(Outcome.DEADLOCK, 7, 9, 3),
                        new CheckResult.Deadlock(Behaviour.EMPTY, counts(7, 9, 3))));
    }

    @Test
    void everyPinnedCountIsCompared() {
        assertEquals(
                List.of(
                        "distinct states: expected 20, got 21",
                        "generated states: expected 49, got 50",
                        "depth: expected 5, got 6"),
                compare(HOLDS, new CheckResult.Holds(counts(21, 50, 6))));
        assertEquals(
                List.of("distinct states: expected 7, got 21"),
                compare(
                        new Expectation(
                                Outcome.VIOLATED,
                                Optional.of("Held"),
                                OptionalLong.of(7),
                                OptionalLong.empty(),
                                OptionalLong.empty()),
                        violated("Held")));
    }

    @Test
    void anotherPropertyOrVerdictIsADifference() {
        assertEquals(
                List.of("property: expected Held, got Other"),
                compare(VIOLATED, violated("Other")));
        assertEquals(
                List.of(
                        "verdict: expected holds, got violated",
                        "violated property: expected none, got Held"),
                compare(HOLDS, violated("Held")));
        assertEquals(
                List.of("verdict: expected violated, got holds"),
                compare(VIOLATED, new CheckResult.Holds(counts(20, 49, 5))));
        assertEquals(
                List.of("verdict: expected violated, got deadlock"),
                compare(VIOLATED, new CheckResult.Deadlock(Behaviour.EMPTY, counts(1, 1, 1))));
    }

    @Test
    void whatDecidesNothingIsNeverAsExpected() {
        Statistics some = counts(20, 49, 5);
        for (CheckResult result :
                List.of(
                        new CheckResult.Sampled(some),
                        new CheckResult.TimedOut(some),
                        new CheckResult.Cancelled(some),
                        new CheckResult.OutOfMemory(some),
                        new CheckResult.Crashed(137, List.of()),
                        new CheckResult.ConfigError("no"),
                        new CheckResult.ParseError(List.of()),
                        new CheckResult.EvaluationError(
                                "no", Optional.empty(), Behaviour.EMPTY, some))) {
            assertEquals(1, compare(HOLDS, result).size(), result.toString());
            assertEquals(1, compare(VIOLATED, result).size(), result.toString());
        }
    }

    @Test
    void aModelWithoutAnyStateDoesNotHold() {
        Expectation nothingPinned =
                new Expectation(
                        Outcome.HOLDS,
                        Optional.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty());
        assertEquals(
                List.of("distinct states: expected at least 1, got 0"),
                compare(nothingPinned, new CheckResult.Holds(counts(0, 0, 1))));
    }

    private static List<String> compare(Expectation expected, CheckResult result) {
        return ModelCheck.compare(expected, result).stream().map(Difference::toString).toList();
    }

    private static CheckResult violated(String property) {
        return new CheckResult.Violated(
                PropertyKind.INVARIANT, property, Behaviour.EMPTY, counts(21, 50, 6));
    }

    private static Expectation pinned(Outcome outcome, long d, long g, long depth) {
        return new Expectation(
                outcome,
                Optional.empty(),
                OptionalLong.of(d),
                OptionalLong.of(g),
                OptionalLong.of(depth));
    }

    private static Statistics counts(long distinct, long generated, int depth) {
        return new Statistics(
                generated,
                distinct,
                depth,
                0,
                Duration.ofSeconds(1),
                OptionalLong.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
