package org.fos.experiments.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.fos.checker.tlc.inprocess.InProcessTlc;
import org.fos.lib.SeededBug;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Protects from members that do what their specification does not allow. */
class ScenarioConformanceTest {
    private static final int RUNS = 8;
    private static final int RUNS_A_BUG = 30;
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs");
    private static final ValidationSession SESSION = new ValidationSession(new InProcessTlc());

    @TempDir private Path folder;

    static Stream<String> scenarios() {
        return Scenarios.names().stream();
    }

    static Stream<Arguments> bugs() {
        return Scenarios.all().stream()
                .flatMap(
                        scenario ->
                                scenario.bugs().stream()
                                        .map(bug -> Arguments.of(scenario.name(), bug)));
    }

    @AfterAll
    static void closeSession() {
        SESSION.close();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyRunUnderFaultsIsABehaviourOfTheSpecification(String name) throws Exception {
        for (int seed = 1; seed <= RUNS; seed++) {
            Outcome outcome = outcome(Scenarios.named(name).defaults().withSeed(seed));
            assertInstanceOf(Outcome.Accepted.class, outcome, "seed " + seed + ": " + outcome);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void runsInWhichEverythingGoesWrongAreAcceptedToo(String name) throws Exception {
        RunSettings settings = Scenarios.named(name).defaults();
        for (int seed = 1; seed <= RUNS; seed++) {
            Outcome outcome = outcome(settings.withSeed(seed).withFaults(settings.faults(), false));
            assertInstanceOf(Outcome.Accepted.class, outcome, "seed " + seed + ": " + outcome);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void whenFaultsStopEverythingComesToItsEnd(String name) throws Exception {
        for (int seed = 1; seed <= 40; seed++) {
            RunSettings settings =
                    Scenarios.named(name).defaults().withSeed(seed).withMode(Mode.LIVENESS);
            assertEquals(Optional.empty(), failure(settings), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theSameSeedGivesTheSameBytes(String name) throws Exception {
        RunSettings settings = Scenarios.named(name).defaults().withSeed(6);
        byte[] trace = record(settings);
        assertTrue(trace.length > 50_000);
        assertArrayEquals(trace, record(settings));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void aSeededBugIsCaughtAndTheRunWithoutItIsNot(String name, SeededBug bug) throws Exception {
        Scenario scenario = Scenarios.named(name);
        for (int seed = 1; seed <= RUNS_A_BUG; seed++) {
            RunSettings settings =
                    scenario.seeded(scenario.defaults(), bug)
                            .withSeed(seed)
                            .withMode(seed % 2 == 1 ? Mode.SAFETY : Mode.LIVENESS);
            if (isCaught(settings)) {
                assertFalse(
                        isCaught(settings.withBug(Optional.empty())),
                        "seed " + seed + " without the bug");
                return;
            }
        }
        fail(bug + " survived " + RUNS_A_BUG + " runs");
    }

    private boolean isCaught(RunSettings settings) throws Exception {
        return failure(settings).isPresent() || outcome(settings) instanceof Outcome.Rejected;
    }

    private static Optional<String> failure(RunSettings settings) throws Exception {
        return settings.scenario().run(settings, OutputStream.nullOutputStream()).failure();
    }

    private Outcome outcome(RunSettings settings) throws Exception {
        Path trace = folder.resolve("run.ndjson");
        Files.write(trace, record(settings));
        SpecLocation spec = SpecLocation.in(SPECS.resolve(settings.scenario().family()));
        return new Validator(SESSION).validate(trace, spec, ValidationOptions.DEFAULT);
    }

    private static byte[] record(RunSettings settings) throws Exception {
        ByteArrayOutputStream trace = new ByteArrayOutputStream();
        settings.scenario().run(settings, trace);
        return trace.toByteArray();
    }
}
