package org.fos.experiments.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableSet;

import org.fos.checker.engine.CompiledEngine;
import org.fos.trace.validate.Coverage;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Protects from proxies that are right only as long as they share a JVM and a clock. */
@Timeout(300)
class JvmRunTest {
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs/messaging");
    private static final RunSettings SETTINGS =
            Scenarios.named("proxies").defaults().withSeed(3).withOperations(120);

    @TempDir private Path folder;

    @Test
    void machinesThatAreKilledAndLinesThatBreakAreBehavioursOfProxy() throws Exception {
        ImmutableSet<FaultKind> all = ImmutableSet.of(FaultKind.BREAK, FaultKind.RESTART);
        ScenarioRun run = JvmRun.of(SETTINGS.withFaults(all, false), folder);
        assertEquals(Optional.empty(), run.failure());
        assertTrue(run.count("restarts") >= 1, run.metrics().toString());
        assertTrue(run.count("received") > 0, run.metrics().toString());
        long killed = 0;
        for (String machine : RelaysUnderTest.MACHINES) {
            int life = 1;
            while (Files.exists(file(machine, life + 1))) {
                assertFalse(MachineKiller.isWhole(file(machine, life)), machine + " life " + life);
                life++;
                killed++;
            }
            assertTrue(MachineKiller.isWhole(file(machine, life)), machine + " life " + life);
        }
        assertEquals(run.count("restarts"), killed);
        Coverage coverage = accepted();
        assertEquals(killed, coverage.actions().getOrDefault("Restart", 0L));
        assertEquals(run.events(), coverage.actions().values().stream().mapToLong(n -> n).sum());
    }

    @Test
    void aMachineThatSomebodyElseKillsComesBackAndTheOtherGoesOn() throws Exception {
        MachineKiller killer = new MachineKiller("B", file("B", 1), 2);
        // Long enough to be still at work when the killer has woken up.
        RunSettings longer = SETTINGS.withOperations(2_000);
        ScenarioRun run = JvmRun.of(longer.withFaults(ImmutableSet.of(), false), folder);
        assertTrue(killer.hasKilled());
        assertEquals(Optional.empty(), run.failure());
        assertEquals(1, run.count("restarts"));
        assertEquals(1, accepted().actions().get("Restart"));
    }

    private Path file(String machine, int life) {
        return folder.resolve("%s-%d.ndjson".formatted(machine, life));
    }

    private Coverage accepted() {
        try (ValidationSession session = new ValidationSession(new CompiledEngine())) {
            Outcome outcome =
                    new Validator(session)
                            .validate(folder, SpecLocation.in(SPECS), ValidationOptions.DEFAULT);
            return assertInstanceOf(Outcome.Accepted.class, outcome, outcome.toString()).coverage();
        }
    }
}
