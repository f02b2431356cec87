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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Protects from servers that are right only as long as nobody kills their JVM. */
@Timeout(300)
class FleetJvmRunTest {
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"store", "pool"})
    void serversOnTwoMachinesThatBothLiveServeAllClients(String name) throws Exception {
        RunSettings settings = settings(name).withFaults(ImmutableSet.of(), false);
        ScenarioRun run = FleetJvmRun.of(settings, folder);
        assertEquals(Optional.empty(), run.failure());
        assertEquals(settings.clients(), run.count("clientsDone"));
        assertEquals(0, run.count("crashes"));
        for (Path file : files()) {
            assertTrue(MachineKiller.isWhole(file), file.toString());
        }
        assertEquals(run.events(), events(accepted(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "pool"})
    void aMachineThatIsKilledHasCrashedAndTheOtherGoesOn(String name) throws Exception {
        MachineKiller killer = new MachineKiller("B", folder.resolve("m2.ndjson"), 10);
        // Long enough to be still at work when the killer has woken up.
        RunSettings settings = settings(name).withOperations(600);
        ScenarioRun run = FleetJvmRun.of(settings.withFaults(ImmutableSet.of(), false), folder);
        assertTrue(killer.hasKilled());
        assertEquals(Optional.empty(), run.failure());
        assertEquals(1, run.count("crashes"));
        assertTrue(MachineKiller.isWhole(folder.resolve("m1.ndjson")));
        assertFalse(MachineKiller.isWhole(folder.resolve("m2.ndjson")));
        assertTrue(MachineKiller.isWhole(folder.resolve("m3.ndjson")));
        Coverage coverage = accepted(name);
        assertEquals(run.events(), events(coverage));
        assertTrue(coverage.actions().getOrDefault("Detect", 0L) > 0);
    }

    private static RunSettings settings(String scenario) {
        return Scenarios.named(scenario).defaults().withSeed(4);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static long events(Coverage coverage) {
        return coverage.actions().values().stream().mapToLong(n -> n).sum();
    }

    private Coverage accepted(String scenario) {
        Path spec = SPECS.resolve(Scenarios.named(scenario).family());
        try (ValidationSession session = new ValidationSession(new CompiledEngine())) {
            Outcome outcome =
                    new Validator(session)
                            .validate(folder, SpecLocation.in(spec), ValidationOptions.DEFAULT);
            return assertInstanceOf(Outcome.Accepted.class, outcome, outcome.toString()).coverage();
        }
    }
}
