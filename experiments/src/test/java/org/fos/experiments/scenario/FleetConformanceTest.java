package org.fos.experiments.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.common.collect.ImmutableSet;

import org.fos.checker.engine.CompiledEngine;
import org.fos.trace.validate.Coverage;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Protects from actions of membership that no run of servers and clients ever takes. */
class FleetConformanceTest {
    private static final int RUNS = 40;
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs/fleet");

    @TempDir private Path folder;

    @Test
    void runsOfBothDetectorsTakeEveryActionOfFleetAndAllAreItsBehaviours() throws Exception {
        Coverage coverage = coverage("fleet");
        // They only gather others under one name.
        assertEquals(
                ImmutableSet.of("Redirecting", "Noticing", "Trusting"),
                ImmutableSet.copyOf(coverage.neverTaken()));
        assertEquals(ImmutableSet.of(), ImmutableSet.copyOf(coverage.neverConstrained()));
    }

    private Coverage coverage(String scenario) throws Exception {
        Optional<Coverage> all = Optional.empty();
        try (ValidationSession session = new ValidationSession(new CompiledEngine())) {
            for (int seed = 1; seed <= RUNS; seed++) {
                RunSettings settings = Scenarios.named(scenario).defaults().withSeed(seed);
                Path trace = folder.resolve(scenario + seed + ".ndjson");
                try (OutputStream out = Files.newOutputStream(trace)) {
                    ScenarioRun run = settings.scenario().run(settings, out);
                    assertEquals(Optional.empty(), run.failure(), "seed " + seed);
                }
                Outcome outcome =
                        new Validator(session)
                                .validate(trace, SpecLocation.in(SPECS), ValidationOptions.DEFAULT);
                Coverage coverage =
                        assertInstanceOf(
                                        Outcome.Accepted.class,
                                        outcome,
                                        "seed " + seed + ": " + outcome)
                                .coverage();
                all = Optional.of(all.map(coverage::plus).orElse(coverage));
            }
        }
        return all.orElseThrow();
    }
}
