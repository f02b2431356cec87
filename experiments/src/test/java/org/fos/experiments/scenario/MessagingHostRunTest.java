package org.fos.experiments.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.collect.ImmutableSet;

import org.fos.checker.engine.CompiledEngine;
import org.fos.messaging.MessagingBug;
import org.fos.trace.validate.Coverage;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

/** Protects from transports that keep the order of messages only where segments are alone. */
@Timeout(300)
class MessagingHostRunTest {
    private static final int CORES = 4;
    private static final int RUNS_A_BUG = 20;
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs/messaging");
    private static final RunSettings SETTINGS =
            Scenarios.named("messaging").defaults().withSeed(2).withOperations(2_000);

    @TempDir private Path folder;

    @Test
    void allTransportsAreUsedAtOnceAndChangedInMidConversation() throws Exception {
        ImmutableSet<FaultKind> faults =
                ImmutableSet.of(FaultKind.MOVE, FaultKind.REVOKE, FaultKind.BREAK);
        ScenarioRun run =
                SETTINGS.scenario()
                        .runOnHost(SETTINGS.withFaults(faults, false), CORES, Optional.of(folder));
        assertEquals(Optional.empty(), run.failure());
        assertEquals(2_000, run.count("sent") + run.count("refused"));
        Coverage coverage = assertInstanceOf(Outcome.Accepted.class, judge(folder)).coverage();
        assertEquals(run.events(), coverage.actions().values().stream().mapToLong(n -> n).sum());
        for (String action :
                new String[] {
                    "SendByKernel",
                    "SendByChannel",
                    "SendByProxy",
                    "Establish",
                    "Release",
                    "ReceiveFromQueue",
                    "ReceiveFromChannel",
                    "Deliver",
                    "TakeDelivered",
                    "Grant",
                    "Revoke",
                    "Lookup"
                }) {
            assertTrue(coverage.actions().getOrDefault(action, 0L) > 0, action);
        }
        assertTrue(Overlaps.in(folder) > 100, "overlaps: " + Overlaps.in(folder));
    }

    @Test
    void aSeededBugIsSeenOnRealThreadsToo() throws Exception {
        RunSettings settings =
                SETTINGS.scenario()
                        .seeded(SETTINGS, MessagingBug.ANY_CAPABILITY_WILL_DO)
                        .withFaults(ImmutableSet.of(FaultKind.REVOKE), false);
        for (int seed = 1; seed <= RUNS_A_BUG; seed++) {
            Path traces = folder.resolve("bug-" + seed);
            ScenarioRun _ =
                    settings.scenario()
                            .runOnHost(settings.withSeed(seed), CORES, Optional.of(traces));
            if (judge(traces) instanceof Outcome.Rejected) {
                return;
            }
        }
        fail("it survived " + RUNS_A_BUG + " runs");
    }

    private static Outcome judge(Path traces) {
        try (ValidationSession session = new ValidationSession(new CompiledEngine())) {
            return new Validator(session)
                    .validate(traces, SpecLocation.in(SPECS), ValidationOptions.DEFAULT);
        }
    }
}
