package org.fos.experiments.conformance;

import org.fos.experiments.console.Console;
import org.fos.experiments.scenario.Mode;
import org.fos.experiments.scenario.RunSettings;
import org.fos.experiments.scenario.Scenario;
import org.fos.lib.SeededBug;
import org.fos.trace.report.OutcomeText;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.Rejection;

import java.util.Optional;

/**
 * A bug seeded into the Java code, and the first run whose trace was rejected for it.
 *
 * @param settings of the run that was rejected, or of the last one
 * @param rejected the outcome that caught it; empty if none did
 * @param failure what a run in liveness mode did not bring to its end; empty if it was not that
 * @param undecided why nobody knows whether it survives; empty if it was caught or survived
 * @param seconds how long it took
 */
public record JavaMutant(
        RunSettings settings,
        Optional<Outcome.Rejected> rejected,
        Optional<String> failure,
        Optional<String> undecided,
        double seconds) {
    /** How many runs a bug may survive. */
    static final int MOST_RUNS = 40;

    /** Runs a scenario with a bug, seed after seed, until a trace is rejected. */
    public static JavaMutant hunt(
            Console console, TraceChecks checks, Scenario scenario, SeededBug bug) {
        long start = System.nanoTime();
        RunSettings settings = scenario.seeded(scenario.defaults(), bug);
        for (long seed = 1; seed <= MOST_RUNS; seed++) {
            settings = settings.withSeed(seed).withMode(modeOf(seed));
            JudgedRun judged = JudgedRun.of(console, checks, settings);
            Outcome outcome = judged.outcome();
            Optional<String> failure = judged.run().failure();
            Optional<Outcome.Rejected> rejected =
                    outcome instanceof Outcome.Rejected wrong
                            ? Optional.of(wrong)
                            : Optional.empty();
            Optional<String> undecided = unjudged(outcome);
            boolean caught = rejected.isPresent() || failure.isPresent();
            if (caught && !isSoundWithoutTheBug(console, checks, settings)) {
                rejected = Optional.empty();
                failure = Optional.empty();
                undecided =
                        Optional.of(
                                "seed %d is not accepted without the bug either: mend that first"
                                        .formatted(seed));
            }
            if (caught || undecided.isPresent()) {
                return new JavaMutant(settings, rejected, failure, undecided, since(start));
            }
        }
        return new JavaMutant(
                settings, Optional.empty(), Optional.empty(), Optional.empty(), since(start));
    }

    /** Every other run is in liveness mode: some bugs only leave something undone. */
    private static Mode modeOf(long seed) {
        return seed % 2 == 1 ? Mode.SAFETY : Mode.LIVENESS;
    }

    /** The control: a trace that is rejected without the bug says nothing about the bug. */
    private static boolean isSoundWithoutTheBug(
            Console console, TraceChecks checks, RunSettings settings) {
        RunSettings sound = settings.withBug(Optional.empty());
        JudgedRun judged = JudgedRun.of(console, checks, sound);
        return judged.outcome() instanceof Outcome.Accepted && judged.run().failure().isEmpty();
    }

    private static Optional<String> unjudged(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Invalid invalid -> Optional.of(invalid.text());
            case Outcome.Undecided open -> Optional.of(open.text());
            case Outcome.Accepted accepted -> Optional.empty();
            case Outcome.Rejected rejected -> Optional.empty();
        };
    }

    /** The name of the specification's mutant. */
    public String name() {
        return settings.bug().map(SeededBug::mutantName).orElse("");
    }

    public boolean killed() {
        return rejected.isPresent() || failure.isPresent();
    }

    public boolean survived() {
        return !killed() && undecided.isEmpty();
    }

    /** The first wrong event, or why there is none. */
    public String caughtBy() {
        return rejected.map(Outcome.Rejected::rejection)
                .map(r -> "%s, event %d".formatted(r.event().action(), r.event().seq()))
                .or(() -> failure)
                .or(() -> undecided)
                .orElse("survived %d runs".formatted(MOST_RUNS));
    }

    public Optional<Rejection> rejection() {
        return rejected.map(Outcome.Rejected::rejection);
    }

    public String text() {
        return rejected.map(outcome -> OutcomeText.of(outcome, Optional.of(replay()))).orElse("");
    }

    /** The command that shows it again. */
    String replay() {
        return "%s --bug %s --trace DIR".formatted(RecordedRun.command(settings), name());
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
