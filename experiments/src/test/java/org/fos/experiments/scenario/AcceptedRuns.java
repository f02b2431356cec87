package org.fos.experiments.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.fos.checker.engine.CompiledEngine;
import org.fos.trace.validate.Coverage;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Runs that must end well, and be behaviours of their specification. */
final class AcceptedRuns {
    private AcceptedRuns() {}

    /**
     * What some runs cover together.
     *
     * @param runs how many, with seeds from 1
     * @param specs where the specification is
     * @param folder where the traces go
     */
    static Coverage coverage(String scenario, int runs, Path specs, Path folder) throws Exception {
        Optional<Coverage> all = Optional.empty();
        try (ValidationSession session = new ValidationSession(new CompiledEngine())) {
            for (int seed = 1; seed <= runs; seed++) {
                RunSettings settings = Scenarios.named(scenario).defaults().withSeed(seed);
                Path trace = folder.resolve(scenario + seed + ".ndjson");
                try (OutputStream out = Files.newOutputStream(trace)) {
                    ScenarioRun run = settings.scenario().run(settings, out);
                    assertEquals(Optional.empty(), run.failure(), "seed " + seed);
                }
                Outcome outcome =
                        new Validator(session)
                                .validate(trace, SpecLocation.in(specs), ValidationOptions.DEFAULT);
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
