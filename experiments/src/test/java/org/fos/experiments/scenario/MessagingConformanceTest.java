package org.fos.experiments.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.collect.ImmutableSet;

import org.fos.checker.tlc.inprocess.InProcessTlc;
import org.fos.messaging.MessagingBug;
import org.fos.messaging.ProxyBug;
import org.fos.trace.validate.Coverage;
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
import java.util.Optional;

/** Protects from kernels, libfos and proxies that do what their specifications do not allow. */
class MessagingConformanceTest {
    private static final int RUNS = 16;
    private static final int RUNS_A_BUG = 25;
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs/messaging");
    private static final ValidationSession SESSION = new ValidationSession(new InProcessTlc());

    @TempDir private Path folder;

    /** A run that is recorded, from a seed. */
    private interface Run {
        Optional<String> record(long seed, OutputStream trace) throws Exception;
    }

    @AfterAll
    static void closeSession() {
        SESSION.close();
    }

    @Test
    void everyRunUnderFaultsIsABehaviourOfMessagingAndTogetherTheyTakeEveryAction()
            throws Exception {
        Coverage coverage =
                accepted((seed, trace) -> MessagingRun.of(seed, Optional.empty(), trace));
        assertEquals(ImmutableSet.of(), ImmutableSet.copyOf(coverage.neverTaken()));
        assertEquals(ImmutableSet.of(), ImmutableSet.copyOf(coverage.neverConstrained()));
    }

    @Test
    void everyRunOfTheProxiesIsABehaviourOfProxyAndTogetherTheyTakeEveryAction() throws Exception {
        Coverage coverage = accepted((seed, trace) -> RelaysRun.of(seed, Optional.empty(), trace));
        // It is no step of its own, but a part of two.
        assertEquals(ImmutableSet.of("Disconnected"), ImmutableSet.copyOf(coverage.neverTaken()));
        assertEquals(ImmutableSet.of(), ImmutableSet.copyOf(coverage.neverConstrained()));
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws Exception {
        byte[] trace = bytes((seed, out) -> MessagingRun.of(seed, Optional.empty(), out), 6);
        assertTrue(trace.length > 100_000, "bytes: " + trace.length);
        assertArrayEquals(
                trace, bytes((seed, out) -> MessagingRun.of(seed, Optional.empty(), out), 6));
    }

    @ParameterizedTest
    @EnumSource
    void aSeededBugIsCaughtAndTheRunWithoutItIsNot(MessagingBug bug) throws Exception {
        isCaught(
                (seed, trace) -> MessagingRun.of(seed, Optional.of(bug), trace),
                (seed, trace) -> MessagingRun.of(seed, Optional.empty(), trace));
    }

    @ParameterizedTest
    @EnumSource
    void aBugSeededIntoTheProxiesIsCaughtAndTheRunWithoutItIsNot(ProxyBug bug) throws Exception {
        isCaught(
                (seed, trace) -> RelaysRun.of(seed, Optional.of(bug), trace),
                (seed, trace) -> RelaysRun.of(seed, Optional.empty(), trace));
    }

    private void isCaught(Run faulty, Run sound) throws Exception {
        for (int seed = 1; seed <= RUNS_A_BUG; seed++) {
            if (isCaught(faulty, seed)) {
                assertFalse(isCaught(sound, seed), "seed " + seed + " without the bug");
                return;
            }
        }
        fail("it survived " + RUNS_A_BUG + " runs");
    }

    private boolean isCaught(Run run, long seed) throws Exception {
        return outcome(run, seed) instanceof Outcome.Rejected
                || run.record(seed, OutputStream.nullOutputStream()).isPresent();
    }

    private Coverage accepted(Run run) throws Exception {
        Optional<Coverage> all = Optional.empty();
        for (int seed = 1; seed <= RUNS; seed++) {
            String which = "seed " + seed;
            assertEquals(
                    Optional.empty(), run.record(seed, OutputStream.nullOutputStream()), which);
            Outcome outcome = outcome(run, seed);
            Coverage coverage =
                    assertInstanceOf(Outcome.Accepted.class, outcome, which + ": " + outcome)
                            .coverage();
            all = Optional.of(all.map(coverage::plus).orElse(coverage));
        }
        return all.orElseThrow();
    }

    private Outcome outcome(Run run, long seed) throws Exception {
        Path trace = folder.resolve("run.ndjson");
        Files.write(trace, bytes(run, seed));
        return new Validator(SESSION)
                .validate(trace, SpecLocation.in(SPECS), ValidationOptions.DEFAULT);
    }

    private static byte[] bytes(Run run, long seed) throws Exception {
        ByteArrayOutputStream trace = new ByteArrayOutputStream();
        Optional<String> unused = run.record(seed, trace);
        return trace.toByteArray();
    }
}
