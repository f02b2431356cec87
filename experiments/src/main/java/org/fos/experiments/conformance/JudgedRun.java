package org.fos.experiments.conformance;

import org.fos.checker.fleeting.Fleeting;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.ScratchFolder;
import org.fos.experiments.console.UndecidedException;
import org.fos.experiments.scenario.RunSettings;
import org.fos.experiments.scenario.ScenarioRun;
import org.fos.trace.validate.Outcome;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run, and what the specification says of its trace.
 *
 * @param seconds how long both took
 */
record JudgedRun(ScenarioRun run, Outcome outcome, double seconds) {
    /** Runs, judges the trace, and leaves nothing behind. */
    static JudgedRun of(Console console, TraceChecks checks, RunSettings settings) {
        long start = System.nanoTime();
        try (Fleeting<Path> folder = ScratchFolder.of(console, "run")) {
            Path trace = folder.get().resolve(RecordedRun.fileName(settings));
            ScenarioRun run = RecordedRun.into(trace, settings);
            Outcome outcome = checks.judge(trace, Optional.empty(), Optional.empty());
            return new JudgedRun(run, outcome, (System.nanoTime() - start) / 1e9);
        } catch (IOException e) {
            throw new UndecidedException("a run cannot be recorded: " + e.getMessage(), e);
        }
    }
}
