package org.fos.checker.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.fleeting.Folders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Models that share a JVM come out as they do alone, and nothing of them is left. */
class TlcPoolTest {
    private static final String COUNTER = "CONSTANT Limit = 3\n";
    private static final String LOCK =
            "CONSTANTS Client = {c1, c2} Nobody = Nobody\nCHECK_DEADLOCK TRUE\n";
    private static final String ENDLESS = "INIT Init NEXT Next";

    private final TlcFixture tlc;
    private final TlcPool pool = new TlcPool();

    TlcPoolTest(@TempDir Path directory) {
        tlc = new TlcFixture(directory);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        pool.close();
        assertEquals(List.of(), children());
        if (Files.exists(tlc.build())) {
            try (Stream<Path> left = Files.list(tlc.build())) {
                assertEquals(List.of(), left.toList());
            }
        }
    }

    @Test
    void everyKindOfResultIsTheSameInASharedJvm() throws IOException {
        for (TlcRun run : everyKind()) {
            CheckResult alone = Tlc.check(run, ProgressListener.NONE);
            CheckResult shared = pool.check(run, ProgressListener.NONE);
            assertEquals(comparable(alone), comparable(shared), run.toString());
        }
        assertEquals(1, children().size(), "one JVM served all");
    }

    @Test
    void aModelWhoseJvmIsKilledIsRunAlone() throws Exception {
        TlcRun run = brief("Pairs", "INIT Init NEXT Square CHECK_DEADLOCK FALSE");
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<CheckResult> result =
                    thread.submit(() -> pool.check(run, ProgressListener.NONE));
            while (children().isEmpty()) {
                Thread.sleep(20);
            }
            ProcessHandle shared = children().getFirst();
            shared.destroyForcibly();
            CheckResult.Holds holds = assertInstanceOf(CheckResult.Holds.class, result.get());
            assertEquals(201 * 201, holds.statistics().distinct());
            assertFalse(shared.isAlive());
        }
        CheckResult next = pool.check(brief("Counter", COUNTER + ENDLESS), ProgressListener.NONE);
        assertInstanceOf(CheckResult.Holds.class, next);
    }

    @Test
    void aModelThatFillsTheHeapOfTheSharedJvmIsRunAlone() throws IOException {
        TlcRun run = brief("Pairs", "INIT Init100000 NEXT Rest CHECK_DEADLOCK FALSE");
        try (TlcPool small = new TlcPool(new TlcPool.Limits(24, 40, Duration.ofMinutes(3)))) {
            CheckResult.Holds holds =
                    assertInstanceOf(
                            CheckResult.Holds.class, small.check(run, ProgressListener.NONE));
            assertEquals(100_000, holds.statistics().distinct());
        }
    }

    @Test
    void aJvmServesOnlySoManyModels() throws IOException {
        TlcRun run = brief("Counter", COUNTER + ENDLESS);
        try (TlcPool two = new TlcPool(new TlcPool.Limits(64, 2, Duration.ofMinutes(3)))) {
            two.check(run, ProgressListener.NONE);
            List<ProcessHandle> first = children();
            two.check(run, ProgressListener.NONE);
            assertEquals(List.of(), children());
            assertFalse(first.getFirst().isAlive());
            assertInstanceOf(CheckResult.Holds.class, two.check(run, ProgressListener.NONE));
            assertEquals(1, children().size());
        }
    }

    @Test
    void aModelThatTakesTooLongEndsWhenItsTimeIsOver() throws IOException {
        TlcRun run = brief("Pairs", ENDLESS).withTimeout(Duration.ofSeconds(6));
        long start = System.nanoTime();
        CheckResult result = pool.check(run, ProgressListener.NONE);
        assertInstanceOf(CheckResult.TimedOut.class, result);
        double seconds = (System.nanoTime() - start) / 1e9;
        assertTrue(seconds >= 6, "after " + seconds + " s");
        assertEquals(List.of(), children(), "its JVM is of no use any more");
    }

    @Test
    void anInterruptCancelsTheRun() throws IOException {
        Thread caller = Thread.currentThread();
        CheckResult result = pool.check(brief("Pairs", ENDLESS), progress -> caller.interrupt());
        assertTrue(Thread.interrupted(), "the caller is still interrupted");
        assertInstanceOf(CheckResult.Cancelled.class, result);
        assertEquals(List.of(), children());
    }

    @Test
    void aRunWithAHeapOfItsOwnHasAProcessOfItsOwn() throws IOException {
        TlcRun run = brief("Counter", COUNTER + ENDLESS).withHeapMebibytes(64);
        assertInstanceOf(CheckResult.Holds.class, pool.check(run, ProgressListener.NONE));
        assertEquals(List.of(), children(), "no JVM waits for another model");
    }

    @Test
    void aProgramThatIsStoppedTakesItsSharedJvmsWithIt() throws Exception {
        assertNothingStays(Process::destroy);
    }

    @Test
    void aProgramThatIsKilledTakesItsSharedJvmsWithIt() throws Exception {
        assertNothingStays(Process::destroyForcibly);
        try (Stream<Path> left = Files.list(tlc.build())) {
            for (Path directory : left.toList()) {
                Folders.delete(directory);
            }
        }
    }

    private void assertNothingStays(Consumer<Process> stop) throws Exception {
        Process program = start(brief("Pairs", ENDLESS));
        try (BufferedReader output = program.inputReader()) {
            assertEquals("under way", output.readLine());
            List<ProcessHandle> runs = program.children().toList();
            assertEquals(1, runs.size());
            stop.accept(program);
            assertTrue(program.waitFor(20, TimeUnit.SECONDS), "the program ends");
            runs.getFirst().onExit().get(20, TimeUnit.SECONDS);
        } finally {
            program.descendants().forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly().waitFor();
        }
    }

    private List<TlcRun> everyKind() throws IOException {
        List<TlcRun> runs = new ArrayList<>();
        runs.add(brief("Counter", COUNTER + ENDLESS).withCoverage());
        runs.add(brief("LockServer", LOCK + "SPECIFICATION Spec INVARIANTS TypeOK NobodyHolds"));
        runs.add(brief("Counter", COUNTER + "INIT Init NEXT Next INVARIANT NotZero"));
        runs.add(
                brief(
                        "LockServer",
                        LOCK + "SPECIFICATION Spec PROPERTIES HeldUntilReleased FreeAtFirst"));
        runs.add(
                brief(
                        "LockServer",
                        LOCK
                                + "CONSTANT Grant <- GrantWithoutLooking\n"
                                + "SPECIFICATION Spec PROPERTY HeldUntilReleased"));
        runs.add(brief("Counter", COUNTER + "INIT Init NEXT Stop"));
        runs.add(brief("Counter", COUNTER + "SPECIFICATION Fair PROPERTIES IsZeroAgain Stays"));
        runs.add(brief("LockServer", LOCK + "SPECIFICATION Spec PROPERTY ReleasedAgain"));
        runs.add(brief("Unparsable", ENDLESS));
        runs.add(brief("Undefined", ENDLESS));
        runs.add(brief("UsesLibrary", ENDLESS));
        runs.add(
                brief("UsesLibrary", ENDLESS)
                        .withLibraries(List.of(TlcFixture.resource("library"))));
        runs.add(brief("UsesLibrary", ENDLESS));
        runs.add(brief("Counter", COUNTER + "INIT Init NEXT Nix"));
        runs.add(brief("Counter", COUNTER + "INIT Init NEXT Select"));
        runs.add(brief("Counter", COUNTER + "INIT Init NEXT Unassigned"));
        runs.add(
                brief("Counter", COUNTER + "INIT Init NEXT Next INVARIANT Small")
                        .withSimulation(new Simulation(OptionalLong.of(5), 10)));
        runs.add(TlcRun.of(Path.of("No.tla"), Path.of("No.cfg"), tlc.build()).withBrevity());
        return runs;
    }

    private TlcRun brief(String module, String config) throws IOException {
        Path file = tlc.run(module, config).config();
        return TlcRun.of(TlcFixture.resource(module + ".tla"), file, tlc.build())
                .withBrevity()
                .withSeed(1);
    }

    /** A result without what differs from run to run: how long it took, and the heap. */
    private static Object comparable(CheckResult result) {
        return switch (result) {
            case CheckResult.Holds(Statistics s) -> List.of("holds", timeless(s));
            case CheckResult.Sampled(Statistics s) -> List.of("sampled", s.generated());
            case CheckResult.Violated(var kind, var property, var behaviour, var s) ->
                    List.of(kind, property, behaviour, timeless(s));
            case CheckResult.Deadlock(var behaviour, var s) -> List.of(behaviour, timeless(s));
            case CheckResult.EvaluationError(var message, var place, var behaviour, var s) ->
                    List.of(message, place, behaviour, timeless(s));
            default -> result;
        };
    }

    private static Statistics timeless(Statistics s) {
        return new Statistics(
                s.generated(),
                s.distinct(),
                s.depth(),
                s.queueLeft(),
                Duration.ZERO,
                OptionalLong.empty(),
                s.actions(),
                s.evaluated(),
                s.evaluatedWhole(),
                s.neverEvaluated(),
                s.warnings());
    }

    private Process start(TlcRun run) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessRun.class.getName(),
                        run.module().toString(),
                        run.config().toString(),
                        tlc.build().toString(),
                        "shared")
                .redirectErrorStream(true)
                .start();
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }
}
