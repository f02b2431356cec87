package org.fos.experiments.scenario;

import org.fos.checker.fleeting.Fleeting;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The JVM of one life of a machine, as the run that started it sees it.
 *
 * @param <O> what it was told to do
 */
final class MachineJvm<O> implements AutoCloseable {
    /** What a process' exit status begins from that a signal has ended. */
    private static final int SIGNALLED = 128;

    private final O orders;
    private final Fleeting<Process> process;
    private final BufferedReader answers;
    private final BufferedWriter commands;

    private MachineJvm(O orders, Fleeting<Process> process) {
        this.orders = orders;
        this.process = process;
        this.answers = process.get().inputReader(StandardCharsets.UTF_8);
        this.commands = process.get().outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts a life of a machine; it goes with this JVM.
     *
     * @param name of the machine
     * @param main the class that is the machine
     * @param json what it is told to do
     * @param orders the same
     * @throws IOException if there can be no process
     */
    static <O> MachineJvm<O> start(String name, Class<?> main, String json, O orders)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        // First, for whoever looks for it among the processes:
                                        // Java and ps cut a long command line.
                                        "-Dfos.machine=" + name,
                                        "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                                        "-Xlog:disable",
                                        "-Xlog:all=warning:stderr",
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseSerialGC",
                                        "-Xmx256m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        main.getName(),
                                        json))
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        return new MachineJvm<>(orders, Fleeting.begin(builder::start, Process::destroyForcibly));
    }

    O orders() {
        return orders;
    }

    /** Returns what it says first, or says to a command; empty if it has ended. */
    Optional<String> answer() {
        try {
            return Optional.ofNullable(answers.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns what it says to a command; empty if it has ended. */
    Optional<String> ask(String command) {
        try {
            commands.write(command);
            commands.newLine();
            commands.flush();
        } catch (IOException e) {
            return Optional.empty();
        }
        return answer();
    }

    /** Kills it, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.get().destroyForcibly().waitFor();
    }

    /** Returns whether a signal has ended it, once it has ended. */
    boolean wasKilled() throws InterruptedException {
        return process.get().waitFor() > SIGNALLED;
    }

    @Override
    public void close() {
        process.close();
    }
}
