package org.fos.experiments.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fos.checker.manifest.Family;
import org.fos.checker.manifest.Manifest;
import org.fos.checker.manifest.Model;
import org.fos.checker.tlc.Behaviour;
import org.fos.checker.tlc.BehaviourState;
import org.fos.checker.tlc.CheckResult;
import org.fos.checker.tlc.PropertyKind;
import org.fos.checker.tlc.Statistics;
import org.fos.checker.value.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Protects from properties that nothing can violate, and from counterexamples nobody reads. */
class SeenFailingTest {
    private static final String MODELS =
            """
            [{"family": "lock", %s "models": [
              {"name": "MC", "module": "M.tla", "config": "MC.cfg", "kind": "everyday",
               "expect": "holds", "what": "All."},
              {"name": "Bug", "module": "M.tla", "config": "MC.cfg", "kind": "mutant",
               "expect": "violated", "property": "Safe", "of": "M", "what": "A bug."}]}]
            """;

    private final Path directory;

    SeenFailingTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory.resolve("lock"));
        Files.writeString(directory.resolve("lock/M.tla"), "");
        Files.writeString(
                directory.resolve("lock/MC.cfg"), "INIT I NEXT N INVARIANTS Safe TypeOK\n");
    }

    @Test
    void aPropertyThatNoMutantViolatesIsNamed() throws Exception {
        SeenFailing seen = seen("", "Safe", 2);
        assertEquals(List.of("no mutant violates lock.TypeOK"), seen.complaints());
        assertEquals(Map.of("lock.Safe", List.of("Bug"), "lock.TypeOK", List.of()), seen.mutants());
    }

    @Test
    void anExcuseMustBeNeeded() throws Exception {
        assertEquals(List.of(), seen(excuse("violated", "TypeOK"), "Safe", 2).complaints());
        assertEquals(
                List.of(
                        "no mutant violates lock.TypeOK",
                        "Safe needs no excuse: a mutant violates it"),
                seen(excuse("violated", "Safe"), "Safe", 2).complaints());
    }

    @Test
    void aMutantThatViolatesAnotherPropertyProvesNothing() throws Exception {
        assertEquals(
                List.of("no mutant violates lock.Safe", "no mutant violates lock.TypeOK"),
                seen("", "TypeOK", 2).complaints());
    }

    @Test
    void aCounterexampleThatFitsOnNoPageIsNamed() throws Exception {
        assertEquals(
                List.of(
                        "no mutant violates lock.TypeOK",
                        "the counterexample of Bug takes 80 lines, more than a page of 60"),
                seen("", "Safe", 40).complaints());
        assertEquals(
                List.of("no mutant violates lock.TypeOK"),
                seen(excuse("short", "Bug"), "Safe", 40).complaints());
        assertEquals(
                List.of("no mutant violates lock.TypeOK", "Bug needs no excuse: it fits on a page"),
                seen(excuse("short", "Bug"), "Safe", 2).complaints());
        assertEquals(
                List.of(
                        "no mutant violates lock.TypeOK",
                        "Gone needs no excuse: there is no such model"),
                seen(excuse("short", "Gone"), "Safe", 2).complaints());
    }

    private static String excuse(String from, String subject) {
        return "\"excuses\": [{\"from\": \"%s\", \"subject\": \"%s\", \"reason\": \"So.\"}],"
                .formatted(from, subject);
    }

    /** What a mutant shows that violates a property after so many states of two lines each. */
    private SeenFailing seen(String excuses, String property, int states) throws Exception {
        Path file = directory.resolve("manifest.json");
        Files.writeString(file, MODELS.formatted(excuses));
        Family family = Manifest.read(file).families().getFirst();
        Model mutant = family.models().get(1);
        CheckResult result =
                new CheckResult.Violated(
                        PropertyKind.INVARIANT,
                        property,
                        new Behaviour(
                                IntStream.rangeClosed(1, states)
                                        .mapToObj(SeenFailingTest::state)
                                        .toList(),
                                Optional.empty()),
                        NOTHING_COUNTED);
        Checked checked = new Checked(mutant.run(directory), result);
        return SeenFailing.of(List.of(family), List.of(CheckedModel.of(mutant, checked)));
    }

    private static BehaviourState state(int number) {
        return new BehaviourState(
                number, "Up", Optional.empty(), Map.of("n", Values.integer(number)), Map.of());
    }

    private static final Statistics NOTHING_COUNTED =
            new Statistics(
                    0,
                    0,
                    0,
                    0,
                    Duration.ZERO,
                    OptionalLong.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
}
