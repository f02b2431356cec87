package org.fos.experiments.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.collect.ImmutableSet;

import org.fos.checker.engine.CompiledEngine;
import org.fos.store.StoreBug;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Protects from servers that keep to their specification only where time is virtual. */
class HostRunTest {
    private static final int RUNS = 5;
    private static final int RUNS_A_BUG = 20;
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs");

    @TempDir private Path folder;

    static Stream<Scenario> scenarios() {
        return Scenarios.all().stream().filter(Scenario::runsOnHost);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void runsOnRealThreadsAreBehavioursOfTheSpecification(Scenario scenario) throws Exception {
        try (ValidationSession session = new ValidationSession(new CompiledEngine())) {
            for (int seed = 1; seed <= RUNS; seed++) {
                RunSettings settings =
                        scenario.defaults()
                                .withSeed(seed)
                                .withFaults(scenario.defaults().faults(), seed % 2 == 0)
                                .withMode(Mode.LIVENESS);
                Path traces = folder.resolve("run-" + seed);
                ScenarioRun run = scenario.runOnHost(settings, 2, Optional.of(traces));
                assertEquals(Optional.empty(), run.failure());
                assertTrue(run.events() > 100, "events: " + run.events());
                assertEquals(run.events(), eventsIn(traces));
                Outcome outcome = judge(session, scenario, traces);
                assertInstanceOf(Outcome.Accepted.class, outcome, outcome.toString());
            }
        }
    }

    @Test
    void aSeededBugIsRejectedHereToo() throws Exception {
        Scenario store = Scenarios.named("store");
        RunSettings settings =
                store.seeded(store.defaults(), StoreBug.COMMIT_ON_MAJORITY)
                        .withFaults(ImmutableSet.of(), false);
        try (ValidationSession session = new ValidationSession(new CompiledEngine())) {
            for (int seed = 1; seed <= RUNS_A_BUG; seed++) {
                Path traces = folder.resolve("bug-" + seed);
                ScenarioRun _ = store.runOnHost(settings.withSeed(seed), 2, Optional.of(traces));
                if (judge(session, store, traces) instanceof Outcome.Rejected) {
                    return;
                }
            }
        }
        fail("it survived " + RUNS_A_BUG + " runs");
    }

    private static Outcome judge(ValidationSession session, Scenario scenario, Path traces) {
        return new Validator(session)
                .validate(
                        traces,
                        SpecLocation.in(SPECS.resolve(scenario.family())),
                        ValidationOptions.DEFAULT);
    }

    private static long eventsIn(Path traces) throws Exception {
        long lines = 0;
        try (Stream<Path> files = Files.list(traces)) {
            for (Path file : files.toList()) {
                List<String> all = Files.readAllLines(file);
                assertTrue(all.getLast().endsWith("\"end\":true}"), file + ": " + all.getLast());
                lines += all.size() - 2;
            }
        }
        return lines;
    }
}
