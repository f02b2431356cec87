package org.fos.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A command in a JVM of its own that is told to end, as with Ctrl-C or by a supervisor. */
class StoppedCommandTest {
    private static final int SIGTERM = 143;
    private static final String ENDLESS =
            """
            ---- MODULE Endless ----
            EXTENDS Naturals
            VARIABLES x, y
            Init == x = 0 /\\ y = 0
            Next == \\/ x' = x + 1 /\\ y' = y
                    \\/ y' = y + 1 /\\ x' = x
            ====
            """;

    private final Path home;

    StoppedCommandTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void aCheckTakesItsProcessAndItsFilesWithIt() throws Exception {
        Path module = Files.writeString(home.resolve("Endless.tla"), ENDLESS);
        Files.writeString(home.resolve("Endless.cfg"), "INIT Init\nNEXT Next\n");
        Process command = start("check", module.toString());
        try {
            await(command, () -> command.children().findAny().isPresent());
            List<ProcessHandle> runs = command.descendants().toList();
            assertEndsBySignal(command);
            assertFalse(runs.stream().anyMatch(ProcessHandle::isAlive));
            assertEquals(List.of(), left(home.resolve("target/fos-command")));
        } finally {
            end(command);
        }
    }

    @Test
    void aRunLeavesNoHalfATrace() throws Exception {
        Path traces = home.resolve("traces");
        Process command =
                start(
                        "run",
                        "store",
                        "--seed",
                        "1",
                        "--runs",
                        "1000000",
                        "--trace",
                        traces.toString());
        try {
            await(command, () -> Files.exists(traces.resolve("store-1.ndjson")));
            assertEndsBySignal(command);
            for (Path trace : left(traces)) {
                assertTrue(trace.toString().endsWith(".ndjson"), trace.toString());
                List<String> lines = Files.readAllLines(trace);
                assertTrue(lines.getLast().contains("\"end\":true"), lines.getLast());
            }
        } finally {
            end(command);
        }
    }

    @ParameterizedTest
    @CsvSource({"proxies, 100000000, B-1", "store, 1000000, m2"})
    void aRunOfSeveralJvmsTakesThemAndTheirTracesWithIt(
            String scenario, String events, String recorder) throws Exception {
        Path traces = home.resolve("traces");
        Process command =
                start(
                        "run",
                        scenario,
                        "--backend",
                        "host",
                        "--jvms",
                        "2",
                        "--seed",
                        "1",
                        "--events",
                        events,
                        "--trace",
                        traces.toString());
        try {
            Path half = traces.resolve(scenario + "-1.part");
            await(command, () -> Files.exists(half.resolve(recorder + ".ndjson")));
            List<ProcessHandle> machines = command.descendants().toList();
            assertEquals(2, machines.size());
            assertEndsBySignal(command);
            for (ProcessHandle machine : machines) {
                var unused = machine.onExit().get(60, TimeUnit.SECONDS);
            }
            assertFalse(Files.exists(traces), left(traces).toString());
        } finally {
            end(command);
        }
    }

    @Test
    void aReplayLeavesNothing() throws Exception {
        Invocation recorded =
                Invocation.of(
                        home,
                        "run",
                        "store",
                        "--seed",
                        "1",
                        "--events",
                        "200000",
                        "--trace",
                        home.resolve("long").toString());
        assertEquals(0, recorded.status(), recorded.said());
        Process command = start("replay", home.resolve("long/store-1.ndjson").toString());
        try {
            Path scratch = home.resolve("target/fos-command");
            await(command, () -> !left(scratch).isEmpty());
            assertEndsBySignal(command);
            assertEquals(List.of(), left(scratch));
        } finally {
            end(command);
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                                "-Dfos.home=" + home,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Fos.class.getName()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output.txt").toFile())
                .start();
    }

    private static void await(Process command, BooleanSupplier underWay)
            throws InterruptedException {
        while (!underWay.getAsBoolean()) {
            assertTrue(command.isAlive(), "the command ended before it was under way");
            Thread.sleep(20);
        }
    }

    private static List<Path> left(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(folder + " cannot be listed", e);
        }
    }

    private static void assertEndsBySignal(Process command) throws InterruptedException {
        command.destroy();
        assertTrue(command.waitFor(60, TimeUnit.SECONDS));
        assertEquals(SIGTERM, command.exitValue());
    }

    private static void end(Process command) throws InterruptedException {
        command.descendants().forEach(ProcessHandle::destroyForcibly);
        command.destroyForcibly().waitFor();
    }
}
