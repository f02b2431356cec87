package org.fos.checker.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** However a run ends, neither its process nor its directory stays. */
class TlcEndTest {
    private static final String ENDLESS = "INIT Init NEXT Next";

    private final TlcFixture tlc;

    TlcEndTest(@TempDir Path directory) {
        tlc = new TlcFixture(directory);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        assertEquals(List.of(), runningTlcs());
        try (Stream<Path> left = Files.list(tlc.build())) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aRunThatTakesTooLongIsStopped() throws IOException {
        CheckResult.TimedOut timedOut = stoppedAfter(Duration.ofSeconds(6));
        // On a busy machine TLC may not have said yet how far it is.
        for (int more = 12; timedOut.soFar().distinct() == 0 && more < 200; more *= 2) {
            timedOut = stoppedAfter(Duration.ofSeconds(more));
        }
        assertTrue(timedOut.soFar().distinct() > 0);
        assertTrue(timedOut.soFar().generated() > timedOut.soFar().distinct());
        assertTrue(timedOut.soFar().queueLeft() > 0);
    }

    private CheckResult.TimedOut stoppedAfter(Duration timeout) throws IOException {
        TlcRun run = tlc.run("Pairs", ENDLESS).withTimeout(timeout);
        return assertInstanceOf(CheckResult.TimedOut.class, Tlc.check(run, ProgressListener.NONE));
    }

    @Test
    void anInterruptCancelsTheRun() throws IOException {
        Thread caller = Thread.currentThread();
        CheckResult result = Tlc.check(tlc.run("Pairs", ENDLESS), progress -> caller.interrupt());
        assertTrue(Thread.interrupted(), "the caller is still interrupted");
        CheckResult.Cancelled cancelled = assertInstanceOf(CheckResult.Cancelled.class, result);
        assertTrue(cancelled.soFar().distinct() > 0);
    }

    @Test
    void aListenerThatFailsEndsTheRun() throws IOException {
        TlcRun run = tlc.run("Pairs", ENDLESS);
        IllegalStateException failure =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                Tlc.check(
                                        run,
                                        progress -> {
                                            throw new IllegalStateException(
                                                    "at " + progress.depth());
                                        }));
        assertTrue(String.valueOf(failure.getMessage()).startsWith("at "));
    }

    @Test
    void aProcessThatIsKilledIsACrash() throws IOException {
        CheckResult result =
                Tlc.check(
                        tlc.run("Pairs", ENDLESS),
                        progress -> runningTlcs().forEach(ProcessHandle::destroyForcibly));
        CheckResult.Crashed crashed = assertInstanceOf(CheckResult.Crashed.class, result);
        assertEquals(137, crashed.exitStatus());
    }

    @Test
    void aProgramThatIsStoppedTakesItsRunWithIt() throws IOException, InterruptedException {
        TlcRun run = tlc.run("Pairs", ENDLESS);
        Process program = start(EndlessRun.class, run);
        try (BufferedReader output = program.inputReader()) {
            assertEquals("under way", output.readLine());
            List<ProcessHandle> runs = program.children().toList();
            assertEquals(1, runs.size());
            program.destroy();
            assertTrue(program.waitFor(20, TimeUnit.SECONDS), "the program ends");
            assertFalse(runs.getFirst().isAlive(), "its run is gone before it ends");
        } finally {
            program.descendants().forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void aProgramThatIsStoppedBeginsNoOtherRun() throws IOException, InterruptedException {
        TlcRun run = tlc.run("Counter", "CONSTANT Limit = 3 INIT Init NEXT Next");
        Process program = start(RestlessRuns.class, run);
        try (BufferedReader output = program.inputReader()) {
            assertEquals("one is done", output.readLine());
            List<ProcessHandle> runs = program.children().toList();
            program.destroy();
            assertTrue(program.waitFor(20, TimeUnit.SECONDS), "the program ends");
            assertFalse(runs.stream().anyMatch(ProcessHandle::isAlive), "its runs are gone");
            assertFalse(
                    ProcessHandle.allProcesses()
                            .flatMap(process -> process.info().commandLine().stream())
                            .anyMatch(line -> line.contains(tlc.build().toString())),
                    "it began no other");
        } finally {
            program.descendants().forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void runsBesideEachOtherDoNotDisturbEachOther()
            throws IOException, InterruptedException, ExecutionException {
        TlcRun run = tlc.run("Counter", "CONSTANT Limit = 3 INIT Init NEXT Next");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            var results =
                    Stream.generate(() -> threads.submit(() -> Tlc.check(run, p -> {})))
                            .limit(4)
                            .toList();
            for (var result : results) {
                assertInstanceOf(CheckResult.Holds.class, result.get());
            }
        }
        assertFalse(Thread.currentThread().isInterrupted());
    }

    private Process start(Class<?> program, TlcRun run) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        run.module().toString(),
                        run.config().toString(),
                        tlc.build().toString())
                .redirectErrorStream(true)
                .start();
    }

    private static List<ProcessHandle> runningTlcs() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }
}
