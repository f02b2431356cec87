package org.fos.checker.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs TLC as a process of its own. A run keeps its files under its build directory and leaves
 * neither file nor process behind, however it ends; only checkpoints are kept.
 */
public final class Tlc {
    private static final int NOT_STARTED = -1;

    private Tlc() {}

    /**
     * Checks a model, and waits for the result. To cancel, interrupt the calling thread.
     *
     * <p>TLC does not name a violated temporal property, nor the property of which a part that has
     * no name of its own is violated. Where the configuration holds one property it is that one;
     * where it holds several, each is checked alone, and the first that is violated is reported
     * with its own counterexample and the statistics of the first run.
     *
     * <p>A violation that a simulation with a seed found is looked for again, as TLC may print only
     * the beginning of such a behaviour.
     *
     * @param listener told how far the run is
     */
    public static CheckResult check(TlcRun run, ProgressListener listener) {
        Instant start = Instant.now();
        CheckResult result = checkOnce(run, listener);
        if (result instanceof CheckResult.Violated violated) {
            Optional<Duration> left =
                    run.timeout().map(t -> t.minus(Duration.between(start, Instant.now())));
            return new Culprit(run, left).named(WholeBehaviour.of(run, violated));
        }
        return result;
    }

    /** Checks a model without naming what TLC does not name. */
    static CheckResult checkOnce(TlcRun run, ProgressListener listener) {
        if (!Files.isReadable(run.module())) {
            String text = "no such file: " + run.module();
            return new CheckResult.ParseError(
                    List.of(new SourceMessage(Optional.empty(), 0, 0, text)));
        }
        if (!Files.isReadable(run.config())) {
            return new CheckResult.ConfigError("no such file: " + run.config());
        }
        RunFiles files;
        try {
            files = RunFiles.create(run.buildDirectory());
        } catch (IOException e) {
            return notStarted(e);
        }
        try {
            return checkIn(files, run, listener);
        } catch (IOException e) {
            return notStarted(e);
        } finally {
            files.delete();
        }
    }

    private static CheckResult checkIn(RunFiles files, TlcRun run, ProgressListener listener)
            throws IOException {
        Counts counts = new Counts();
        Verdict verdict = new Verdict(run.simulation().isPresent());
        ToolMessageReader reader =
                new ToolMessageReader(
                        message -> {
                            verdict.take(message);
                            counts.take(message).ifPresent(listener::progress);
                        });
        Instant start = Instant.now();
        TlcProcess.End end =
                TlcProcess.run(Command.of(run, files), files, run.timeout(), reader::line);
        reader.end();
        Statistics statistics =
                counts.statistics(Duration.between(start, Instant.now()), files.peakHeapBytes());
        return switch (end) {
            case TlcProcess.End.Interrupted i -> new CheckResult.Cancelled(statistics);
            case TlcProcess.End.TimedOut t when !verdict.isFinished() ->
                    new CheckResult.TimedOut(statistics);
            case TlcProcess.End.TimedOut t -> verdict.result(NOT_STARTED, statistics);
            case TlcProcess.End.Exited(int status) -> verdict.result(status, statistics);
        };
    }

    private static CheckResult notStarted(Exception cause) {
        return new CheckResult.Crashed(NOT_STARTED, List.of(String.valueOf(cause.getMessage())));
    }
}
