package org.fos.experiments.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.fos.checker.engine.CompiledEngine;
import org.fos.checker.manifest.Manifest;
import org.fos.checker.manifest.Model;
import org.fos.experiments.scenario.Mode;
import org.fos.experiments.scenario.RunSettings;
import org.fos.experiments.scenario.Scenario;
import org.fos.experiments.scenario.Scenarios;
import org.fos.store.StoreBug;
import org.fos.trace.report.OutcomeText;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people read when a run of a system with a bug is rejected: the conjunct that is named is the
 * one that a person would name. The traces of the specifications' mutants are behaviours of the
 * mutants; those of the Java mutants are recorded anew.
 */
class RejectionGoldenTest {
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs").toAbsolutePath();
    private static final Path TRACES =
            Path.of("src/test/resources/org/fos/experiments/command/rejections").toAbsolutePath();
    private static final ValidationSession SESSION = new ValidationSession(new CompiledEngine());

    @AfterAll
    static void close() {
        SESSION.close();
    }

    @TestFactory
    Stream<DynamicTest> everyMutantOfASpecificationIsRejectedAsAPersonWouldSay()
            throws IOException {
        try (Stream<Path> files = Files.list(TRACES)) {
            return files
                    .filter(file -> file.toString().endsWith(".ndjson"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(name(file), () -> assertAccepted(file)))
                    .toList()
                    .stream();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replace(".ndjson", "");
    }

    private static void assertAccepted(Path trace) throws Exception {
        Model mutant = mutant(name(trace));
        SpecLocation location =
                new SpecLocation(
                        mutant.module().toAbsolutePath().resolveSibling(""),
                        Optional.empty(),
                        Optional.of(TRACES.resolve(name(trace) + ".cfg")),
                        Optional.empty());
        Outcome outcome =
                new Validator(SESSION).validate(trace, location, ValidationOptions.DEFAULT);
        String text = OutcomeText.of(outcome, Optional.empty()).replace(TRACES + "/", "");
        Golden.assertAccepted("rejections/" + name(trace) + ".txt", text);
    }

    private static Model mutant(String name) throws Exception {
        return Manifest.read(SPECS.resolve("manifest.json")).model(name).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MutantKVStoreUpdateAnOldCopy", "MutantChannelCopyWithoutLooking"})
    void theTracesAreBehavioursOfTheMutants(String name, @TempDir Path directory) throws Exception {
        try (MutantBehaviour behaviour = MutantBehaviour.of(mutant(name), directory)) {
            assertArrayEquals(
                    Files.readAllBytes(TRACES.resolve(name + ".ndjson")),
                    behaviour.trace().orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "VOTE_YES_THOUGH_LOCKED, 1",
        "VOTE_YES_THOUGH_TABLE_IS_KEPT, 2",
        "APPLY_BEFORE_DECISION, 1",
        "COMMIT_ON_MAJORITY, 1",
        "ID_WITHOUT_COORDINATOR, 1",
        "FINISH_WITHOUT_ACKS, 1",
        "UNDO_ON_ABORT, 1",
        "PRESUME_COMMIT, 13",
        "GRANT_DURING_UPDATE, 2",
        "COPY_WITHOUT_THE_LOCK, 2",
        "UNLOCK_WITHOUT_ADMITTING, 2"
    })
    void everyMutantOfTheJavaCodeIsRejectedAsAPersonWouldSay(
            StoreBug bug, long seed, @TempDir Path directory) throws Exception {
        Mode mode = seed % 2 == 1 ? Mode.SAFETY : Mode.LIVENESS;
        Scenario store = Scenarios.named("store");
        RunSettings settings = store.seeded(store.defaults(), bug).withSeed(seed).withMode(mode);
        Path trace = directory.resolve(bug.mutantName() + ".ndjson");
        try (OutputStream out = Files.newOutputStream(trace)) {
            var unused = store.run(settings, out);
        }
        Outcome outcome =
                new Validator(SESSION)
                        .validate(
                                trace,
                                SpecLocation.in(SPECS.resolve("store")),
                                ValidationOptions.DEFAULT);
        assertInstanceOf(Outcome.Rejected.class, outcome);
        String text = OutcomeText.of(outcome, Optional.empty()).replace(directory + "/", "");
        Golden.assertAccepted("rejections/java/" + bug.mutantName() + ".txt", text);
    }
}
