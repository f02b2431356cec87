package org.fos.experiments.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.collect.Sets;

import org.fos.checker.tlc.inprocess.InProcessTlc;
import org.fos.store.StoreBug;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/** Protects from members that do what the specification does not allow. */
class StoreConformanceTest {
    private static final int RUNS = 8;
    private static final int RUNS_A_BUG = 30;
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs/store");
    private static final ValidationSession SESSION = new ValidationSession(new InProcessTlc());

    @TempDir private Path folder;

    @AfterAll
    static void closeSession() {
        SESSION.close();
    }

    @Test
    void everyRunUnderFaultsIsABehaviourOfTheSpecification() throws Exception {
        for (int seed = 1; seed <= RUNS; seed++) {
            Outcome outcome = outcome(StoreSettings.defaults().withSeed(seed));
            assertInstanceOf(Outcome.Accepted.class, outcome, "seed " + seed + ": " + outcome);
        }
    }

    @Test
    void whenFaultsStopEverythingComesToItsEnd() throws Exception {
        for (int seed = 1; seed <= 40; seed++) {
            StoreSettings settings =
                    StoreSettings.defaults().withSeed(seed).withMode(Mode.LIVENESS);
            StoreRun run = StoreScenario.run(settings, OutputStream.nullOutputStream());
            assertEquals(Optional.empty(), run.failure(), "seed " + seed);
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws Exception {
        StoreSettings settings = StoreSettings.defaults().withSeed(6);
        byte[] trace = record(settings);
        assertTrue(trace.length > 100_000);
        assertArrayEquals(trace, record(settings));
    }

    @ParameterizedTest
    @EnumSource(StoreBug.class)
    void aSeededBugIsCaughtAndTheRunWithoutItIsNot(StoreBug bug) throws Exception {
        for (int seed = 1; seed <= RUNS_A_BUG; seed++) {
            StoreSettings sound =
                    StoreSettings.defaults()
                            .withSeed(seed)
                            .withMode(seed % 2 == 1 ? Mode.SAFETY : Mode.LIVENESS);
            if (isCaught(sound.withBug(Optional.of(bug)))) {
                assertFalse(isCaught(sound), "seed " + seed + " without the bug");
                return;
            }
        }
        fail(bug + " survived " + RUNS_A_BUG + " runs");
    }

    private boolean isCaught(StoreSettings settings) throws Exception {
        return outcome(settings) instanceof Outcome.Rejected
                || StoreScenario.run(settings, OutputStream.nullOutputStream())
                        .failure()
                        .isPresent();
    }

    @Test
    void runsInWhichEverythingGoesWrongAreAcceptedToo() throws Exception {
        for (int seed = 1; seed <= RUNS; seed++) {
            StoreSettings settings =
                    StoreSettings.defaults()
                            .withSeed(seed)
                            .withFaults(
                                    Sets.immutableEnumSet(EnumSet.allOf(FaultKind.class)), false);
            Outcome outcome = outcome(settings);
            assertInstanceOf(Outcome.Accepted.class, outcome, "seed " + seed + ": " + outcome);
        }
    }

    private Outcome outcome(StoreSettings settings) throws Exception {
        Path trace = folder.resolve("run.ndjson");
        Files.write(trace, record(settings));
        return new Validator(SESSION)
                .validate(trace, SpecLocation.in(SPECS), ValidationOptions.DEFAULT);
    }

    private static byte[] record(StoreSettings settings) throws Exception {
        ByteArrayOutputStream trace = new ByteArrayOutputStream();
        StoreScenario.run(settings, trace);
        return trace.toByteArray();
    }
}
