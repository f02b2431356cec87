package org.fos.experiments.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Kills the JVM of a machine as somebody who does not belong to the run would. */
final class MachineKiller {
    private final AtomicBoolean killed = new AtomicBoolean();
    private final Thread thread;

    /** One that kills a machine as soon as a file has so many lines. */
    MachineKiller(String machine, Path file, int lines) {
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    while (linesIn(file) < lines) {
                                        LockSupport.parkNanos(1_000_000);
                                    }
                                    killed.set(kill(machine));
                                });
    }

    /** Waits until it has done so; returns whether there was such a machine. */
    boolean hasKilled() throws InterruptedException {
        thread.join();
        return killed.get();
    }

    /** Whether a recorder has come to its end in a file. */
    static boolean isWhole(Path file) throws IOException {
        return Files.readAllLines(file).getLast().endsWith("\"end\":true}");
    }

    private static boolean kill(String machine) {
        return ProcessHandle.current()
                .children()
                .filter(
                        child ->
                                child.info()
                                        .commandLine()
                                        .orElse("")
                                        .contains("-Dfos.machine=" + machine))
                .anyMatch(ProcessHandle::destroyForcibly);
    }

    private static long linesIn(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            return 0; // It is not there yet.
        }
    }
}
