package org.fos.checker.tlc;

import org.fos.checker.tlc.child.Request;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A JVM that runs one model after the other. It ends with this JVM, however that ends: it hears that
 * nobody will ask it any more.
 */
final class TlcChild {
    private static final long LINGER_SECONDS = 10;

    private final RunFiles files;
    private final Process process;
    private final DataOutputStream requests;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private int models;

    private TlcChild(RunFiles files, Process process) {
        this.files = files;
        this.process = process;
        requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        Thread.ofPlatform().daemon().name("tlc-child-output").start(this::read);
    }

    /**
     * Starts one.
     *
     * @throws IOException if it cannot be started, or this JVM is ending
     */
    static TlcChild start(RunFiles files, int heapMebibytes) throws IOException {
        Process process =
                AtExit.start(
                        new ProcessBuilder(Command.ofChild(files, heapMebibytes))
                                .directory(files.directory().toFile())
                                .redirectErrorStream(true));
        return new TlcChild(files, process);
    }

    /** How many models it has been asked to run. */
    int models() {
        return models;
    }

    /**
     * Runs a model and hands over each line that it prints. After anything but an exit the child is
     * of no use any more.
     *
     * @param modelFiles where the run keeps its files
     * @param patience how long it may take
     * @return nothing if the child died
     */
    Optional<TlcProcess.End> run(
            TlcRun run, RunFiles modelFiles, Duration patience, Consumer<String> heard)
            throws IOException {
        models++;
        Request request =
                new Request(
                        UUID.randomUUID().toString(),
                        Command.libraries(run),
                        Command.arguments(run, modelFiles));
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            request.write(requests);
            while (true) {
                Optional<String> line =
                        lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (line == null) {
                    return Optional.of(new TlcProcess.End.TimedOut());
                }
                if (line.isEmpty()) {
                    return Optional.empty();
                }
                OptionalInt status = request.exitStatus(line.get());
                if (status.isPresent()) {
                    return Optional.of(new TlcProcess.End.Exited(status.getAsInt()));
                }
                heard.accept(line.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new TlcProcess.End.Interrupted());
        }
    }

    /** Ends the process, and waits for that even if this thread is interrupted. */
    void end() {
        process.destroyForcibly();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(LINGER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            AtExit.forget(process);
            files.delete();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException e) {
            // It was killed while it printed.
        } finally {
            lines.add(Optional.empty());
        }
    }
}
