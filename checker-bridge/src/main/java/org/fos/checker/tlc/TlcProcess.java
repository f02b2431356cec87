package org.fos.checker.tlc;

import org.fos.checker.fleeting.Fleeting;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One process, from its start to its end. However this ends (exit, timeout, interrupt, an exception
 * of the reader, the end of this JVM), the process is gone afterwards.
 */
final class TlcProcess {
    private static final long LINGER_SECONDS = 10;

    /** How a process ended. */
    sealed interface End {
        /** By itself, or killed by somebody else. */
        record Exited(int status) implements End {}

        /** Killed, as its time was over. */
        record TimedOut() implements End {}

        /** Killed, as the waiting thread was interrupted. */
        record Interrupted() implements End {}
    }

    private final Process process;
    private final Thread reader;
    private final AtomicReference<@Nullable RuntimeException> readerFailure =
            new AtomicReference<>();

    private TlcProcess(Process process, Consumer<String> lines) {
        this.process = process;
        this.reader = Thread.ofPlatform().daemon().name("tlc-output").unstarted(() -> read(lines));
    }

    /**
     * Runs a command in the run's directory and hands over each line that it prints.
     *
     * @param lines called on another thread; what it throws ends the process and is thrown here
     * @throws IOException if the process cannot be started
     */
    static End run(
            List<String> command,
            RunFiles files,
            Optional<Duration> timeout,
            Consumer<String> lines)
            throws IOException {
        try (Fleeting<Process> process = start(command, files)) {
            TlcProcess running = new TlcProcess(process.get(), lines);
            try {
                return running.await(timeout);
            } finally {
                running.kill();
            }
        }
    }

    /**
     * Starts a process in the run's directory.
     *
     * @throws IOException if it cannot be started, or this JVM is ending
     */
    static Fleeting<Process> start(List<String> command, RunFiles files) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(files.directory().toFile())
                        .redirectErrorStream(true);
        return Fleeting.begin(builder::start, TlcProcess::end);
    }

    /** Ends a process, and waits for that even if this thread is interrupted. */
    private static void end(Process process) {
        // Process.destroyForcibly would close the output, of one that has ended by itself too,
        // before the reader has read to its end.
        process.toHandle().destroyForcibly();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(LINGER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private End await(Optional<Duration> timeout) throws IOException {
        process.getOutputStream().close();
        reader.start();
        End end;
        try {
            if (timeout.isEmpty()) {
                end = new End.Exited(process.waitFor());
            } else if (process.waitFor(timeout.get().toNanos(), TimeUnit.NANOSECONDS)) {
                end = new End.Exited(process.exitValue());
            } else {
                end = new End.TimedOut();
            }
        } catch (InterruptedException e) {
            end = new End.Interrupted();
        }
        kill();
        RuntimeException failure = readerFailure.get();
        if (failure != null) {
            throw failure;
        }
        if (end instanceof End.Interrupted) {
            Thread.currentThread().interrupt();
        }
        return end;
    }

    /** Ends the process and its reader, and waits for both even if this thread is interrupted. */
    private void kill() {
        end(process);
        boolean interrupted = Thread.interrupted();
        try {
            for (boolean waiting = true; waiting; ) {
                try {
                    boolean exited = process.waitFor(LINGER_SECONDS, TimeUnit.SECONDS);
                    waiting = exited && !reader.join(Duration.ofSeconds(LINGER_SECONDS));
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (IllegalThreadStateException e) {
                    // The reader was never started.
                    waiting = false;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.accept(line);
            }
        } catch (IOException | UncheckedIOException e) {
            // The process was killed while it printed: what it printed before counts.
            process.destroyForcibly();
        } catch (RuntimeException e) {
            readerFailure.set(e);
            process.destroyForcibly();
        }
    }
}
