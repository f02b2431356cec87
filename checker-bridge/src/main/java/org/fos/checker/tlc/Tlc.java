package org.fos.checker.tlc;

import org.fos.checker.fleeting.Fleeting;

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

    /** Runs TLC once, somewhere. */
    interface Once {
        CheckResult check(TlcRun run, ProgressListener listener);
    }

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
        return check(run, listener, Tlc::checkOnce);
    }

    /** The same, whoever runs TLC. */
    static CheckResult check(TlcRun run, ProgressListener listener, Once once) {
        Instant start = Instant.now();
        CheckResult result = once.check(run, listener);
        if (result instanceof CheckResult.Violated violated) {
            Optional<Duration> left =
                    run.timeout().map(t -> t.minus(Duration.between(start, Instant.now())));
            return new Culprit(run, left, once).named(WholeBehaviour.of(run, violated));
        }
        return result;
    }

    /** Checks a model in a process of its own, without naming what TLC does not name. */
    static CheckResult checkOnce(TlcRun run, ProgressListener listener) {
        return missing(run).orElseGet(() -> alone(run, listener));
    }

    /** What is to be said if a file is missing. */
    static Optional<CheckResult> missing(TlcRun run) {
        if (!Files.isReadable(run.module())) {
            String text = "no such file: " + run.module();
            return Optional.of(
                    new CheckResult.ParseError(
                            List.of(new SourceMessage(Optional.empty(), 0, 0, text))));
        }
        if (!Files.isReadable(run.config())) {
            return Optional.of(new CheckResult.ConfigError("no such file: " + run.config()));
        }
        return Optional.empty();
    }

    private static CheckResult alone(TlcRun run, ProgressListener listener) {
        try (Fleeting<RunFiles> files = RunFiles.create(run.buildDirectory())) {
            List<String> command = Command.of(run, files.get());
            Heard heard = new Heard(run, listener);
            TlcProcess.End end = TlcProcess.run(command, files.get(), run.timeout(), heard::line);
            return heard.result(end, files.get().peakHeapBytes());
        } catch (IOException e) {
            return notStarted(e);
        }
    }

    private static CheckResult notStarted(Exception cause) {
        return new CheckResult.Crashed(NOT_STARTED, List.of(String.valueOf(cause.getMessage())));
    }
}
