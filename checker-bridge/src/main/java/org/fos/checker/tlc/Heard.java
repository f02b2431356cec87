package org.fos.checker.tlc;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** What one run of TLC has said so far, wherever it runs, and what that comes to. */
final class Heard {
    private static final int NOT_STARTED = -1;

    private final Counts counts = new Counts();
    private final Verdict verdict;
    private final ToolMessageReader reader;
    private final Instant start = Instant.now();

    Heard(TlcRun run, ProgressListener listener) {
        verdict = new Verdict(run.simulation().isPresent());
        reader =
                new ToolMessageReader(
                        message -> {
                            verdict.take(message);
                            counts.take(message).ifPresent(listener::progress);
                        });
    }

    /** Takes the next line that TLC prints. */
    void line(String line) {
        reader.line(line);
    }

    /**
     * The result, as nothing more comes.
     *
     * @param peakHeapBytes the fullest heap, if somebody knows it
     */
    CheckResult result(TlcProcess.End end, OptionalLong peakHeapBytes) {
        reader.end();
        Statistics statistics =
                counts.statistics(Duration.between(start, Instant.now()), peakHeapBytes);
        return switch (end) {
            case TlcProcess.End.Interrupted i -> new CheckResult.Cancelled(statistics);
            case TlcProcess.End.TimedOut t when !verdict.isFinished() ->
                    new CheckResult.TimedOut(statistics);
            case TlcProcess.End.TimedOut t -> verdict.result(NOT_STARTED, statistics);
            case TlcProcess.End.Exited(int status) -> verdict.result(status, statistics);
        };
    }
}
