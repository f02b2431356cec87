package org.fos.experiments.command;

import org.fos.experiments.scenario.StoreSettings;
import org.fos.store.StoreBug;
import org.fos.trace.report.OutcomeText;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.Rejection;

import java.util.Optional;

/**
 * A bug seeded into the Java code, and the first run whose trace was rejected for it.
 *
 * @param bug the bug
 * @param rejected the outcome that caught it; empty if none did
 * @param undecided why nobody knows whether it survives; empty if it was caught or survived
 * @param seed of the run that was rejected, or of the last one
 * @param seconds how long it took
 */
record JavaMutant(
        StoreBug bug,
        Optional<Outcome.Rejected> rejected,
        Optional<String> undecided,
        long seed,
        double seconds) {
    /** How many runs a bug may survive. */
    static final int MOST_RUNS = 40;

    /** Runs the store with a bug, seed after seed, until a trace is rejected. */
    static JavaMutant hunt(Console console, TraceChecks checks, StoreBug bug) {
        long start = System.nanoTime();
        for (long seed = 1; seed <= MOST_RUNS; seed++) {
            StoreSettings settings =
                    StoreSettings.defaults().withSeed(seed).withBug(Optional.of(bug));
            Outcome outcome = JudgedRun.of(console, checks, settings).outcome();
            Optional<Outcome.Rejected> rejected =
                    outcome instanceof Outcome.Rejected caught
                            ? Optional.of(caught)
                            : Optional.empty();
            Optional<String> undecided = unjudged(outcome);
            if (rejected.isPresent() || undecided.isPresent()) {
                return new JavaMutant(bug, rejected, undecided, seed, since(start));
            }
        }
        return new JavaMutant(bug, Optional.empty(), Optional.empty(), MOST_RUNS, since(start));
    }

    private static Optional<String> unjudged(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Invalid invalid -> Optional.of(invalid.text());
            case Outcome.Undecided open -> Optional.of(open.text());
            case Outcome.Accepted accepted -> Optional.empty();
            case Outcome.Rejected rejected -> Optional.empty();
        };
    }

    boolean killed() {
        return rejected.isPresent();
    }

    boolean survived() {
        return rejected.isEmpty() && undecided.isEmpty();
    }

    /** The first wrong event, or why there is none. */
    String caughtBy() {
        return rejected.map(Outcome.Rejected::rejection)
                .map(r -> "%s, event %d".formatted(r.event().action(), r.event().seq()))
                .or(() -> undecided)
                .orElse("survived %d runs".formatted(MOST_RUNS));
    }

    Optional<Rejection> rejection() {
        return rejected.map(Outcome.Rejected::rejection);
    }

    String text() {
        return rejected.map(outcome -> OutcomeText.of(outcome, Optional.of(replay()))).orElse("");
    }

    /** The command that shows it again. */
    String replay() {
        return "./fos run store --bug %s --seed %d --trace DIR".formatted(bug.mutantName(), seed);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
