package org.fos.checker.manifest;

import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.Statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Compares what TLC says of a model with what it must say. */
public final class ModelCheck {
    private final List<Difference> differences = new ArrayList<>();

    private ModelCheck() {}

    /**
     * What differs; nothing if all is as expected. Counts are compared where the manifest pins them
     * and the verdict is the expected one. A model that holds must have a state: a model without
     * initial states satisfies everything.
     */
    public static List<Difference> compare(Expectation expected, CheckResult result) {
        ModelCheck check = new ModelCheck();
        switch (result) {
            case CheckResult.Holds(Statistics statistics) -> {
                if (check.outcome(expected, Outcome.HOLDS)) {
                    check.atLeastOneState(statistics);
                    check.counts(expected, statistics);
                }
            }
            case CheckResult.Deadlock(var behaviour, Statistics statistics) -> {
                if (check.outcome(expected, Outcome.DEADLOCK)) {
                    check.counts(expected, statistics);
                }
            }
            case CheckResult.Violated violated -> {
                if (check.outcome(expected, Outcome.VIOLATED)) {
                    check.text("property", expected.property().orElse(""), violated.property());
                    check.counts(expected, violated.statistics());
                } else {
                    check.text("violated property", "none", violated.property());
                }
            }
            default -> check.text("verdict", expected.outcome().toString(), undecided(result));
        }
        return List.copyOf(check.differences);
    }

    private static String undecided(CheckResult result) {
        return switch (result) {
            case CheckResult.Holds h -> "holds";
            case CheckResult.Violated v -> "violated";
            case CheckResult.Deadlock d -> "deadlock";
            case CheckResult.Sampled s -> "nothing found in a sample";
            case CheckResult.ParseError e -> "a parse error: " + e.messages();
            case CheckResult.ConfigError e -> "a configuration error: " + e.message();
            case CheckResult.EvaluationError e -> "an evaluation error: " + e.message();
            case CheckResult.OutOfMemory o -> "out of memory";
            case CheckResult.TimedOut t -> "timed out";
            case CheckResult.Cancelled c -> "cancelled";
            case CheckResult.Crashed c -> "crashed with status " + c.exitStatus();
            case CheckResult.Refused(var reason) -> "refused: " + reason;
        };
    }

    private boolean outcome(Expectation expected, Outcome actual) {
        text("verdict", expected.outcome().toString(), actual.toString());
        return expected.outcome() == actual;
    }

    private void atLeastOneState(Statistics statistics) {
        if (statistics.distinct() == 0) {
            differences.add(new Difference("distinct states", "at least 1", "0"));
        }
    }

    private void counts(Expectation expected, Statistics statistics) {
        number("distinct states", expected.distinct(), statistics.distinct());
        number("generated states", expected.generated(), statistics.generated());
        number("depth", expected.depth(), statistics.depth());
    }

    private void number(String what, OptionalLong pinned, long actual) {
        pinned.ifPresent(expected -> text(what, Long.toString(expected), Long.toString(actual)));
    }

    private void text(String what, String expected, String actual) {
        if (!expected.equals(actual)) {
            differences.add(new Difference(what, expected, actual));
        }
    }
}
