package org.fos.checker.tlc;

import org.fos.checker.fleeting.Fleeting;
import org.fos.checker.tlc.child.Request;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A JVM that runs one model after the other. It ends with this JVM, however that ends: it hears
 * that nobody will ask it any more.
 */
final class TlcChild {
    private final Fleeting<RunFiles> files;
    private final Fleeting<Process> process;
    private final DataOutputStream requests;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private int models;

    private TlcChild(Fleeting<RunFiles> files, Fleeting<Process> process) {
        this.files = files;
        this.process = process;
        requests = new DataOutputStream(new BufferedOutputStream(process.get().getOutputStream()));
        Thread.ofPlatform().daemon().name("tlc-child-output").start(this::read);
    }

    /**
     * Starts one.
     *
     * @throws IOException if it cannot be started, or this JVM is ending
     */
    static TlcChild start(Path buildDirectory, int heapMebibytes) throws IOException {
        Fleeting<RunFiles> files = RunFiles.create(buildDirectory);
        try {
            List<String> command = Command.ofChild(files.get(), heapMebibytes);
            return new TlcChild(files, TlcProcess.start(command, files.get()));
        } catch (IOException e) {
            files.close();
            throw e;
        }
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

    /** Ends the process. */
    void end() {
        process.close();
        files.close();
        try {
            requests.close();
        } catch (IOException e) {
            // It was killed before it had read all.
        }
    }

    private void read() {
        try (BufferedReader output = process.get().inputReader(StandardCharsets.UTF_8)) {
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
