package org.fos.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.fos.experiments.scenario.RunSettings;
import org.fos.experiments.scenario.Scenarios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Traces that are held to what their specification refines, too. */
class RefinedRunsTest {
    private static final Path HOME =
            Path.of(System.getProperty("fos.home", "..")).toAbsolutePath().normalize();

    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "store, 300, 4, ImplementsKVStore",
        "pool, 150, 4, ImplementsPool",
        "buddy, 30, 2, EachOrderIsAPool",
        "messaging, 300, 4, ImplementsMailbox",
        "proxies, 300, 4, ImplementsMailbox",
        "fleet, 200, 4, ImplementsMembers"
    })
    void whatFosDoesIsAllowedByWhatItsSpecificationsRefine(
            String scenario, int operations, int runs, String property) throws Exception {
        List<String> words = new ArrayList<>(List.of("validate", "--json", "--refines"));
        for (int seed = 1; seed <= runs; seed++) {
            words.add(recorded(scenario, operations, seed).toString());
        }
        Invocation ended = Invocation.of(HOME, words.toArray(new String[0]));
        assertEquals(0, ended.status(), ended.said());
        JsonNode json = ended.json();
        assertEquals(runs, json.get("traces").asInt());
        assertEquals(
                "every step was held to %s too".formatted(property),
                json.get("notes").get(0).asText());
    }

    private Path recorded(String scenario, int operations, int seed) throws Exception {
        Path trace = folder.resolve(scenario + seed + ".ndjson");
        RunSettings settings =
                Scenarios.named(scenario).defaults().withOperations(operations).withSeed(seed);
        try (OutputStream out = Files.newOutputStream(trace)) {
            assertEquals(Optional.empty(), settings.scenario().run(settings, out).failure());
        }
        return trace;
    }

    @Test
    void aStepThatBreaksWhatIsRefinedIsRejectedWithItsName() throws IOException {
        Climbing climbing = new Climbing(folder);
        Files.writeString(
                folder.resolve("specs/climbing/Ladder.tla"),
                """
                ---- MODULE Ladder ----
                EXTENDS Naturals
                VARIABLE rung
                Init == rung = 0
                Next == rung' = rung + 1
                Spec == Init /\\ [][Next]_rung
                ====
                """);
        Path own = folder.resolve("specs/climbing/Refining.tla");
        Files.writeString(
                own,
                """
                ---- MODULE Refining ----
                EXTENDS Climbing
                Rungs == INSTANCE Ladder WITH rung <- height
                OneRungAtATime == Rungs!Spec
                ====
                """);
        Path config = Files.writeString(folder.resolve("r.cfg"), "PROPERTY OneRungAtATime\n");
        Path trace = climbing.trace("t.ndjson", Climbing.TRACE);
        Invocation ended =
                Invocation.of(
                        folder,
                        "validate",
                        "--json",
                        "--refines",
                        "--spec",
                        own.toString(),
                        "--config",
                        config.toString(),
                        trace.toString());
        assertEquals(1, ended.status(), ended.said());
        JsonNode reason = ended.json().get("reason");
        assertEquals(
                List.of("action", "conjunct", "spec", "source", "expected", "actual", "refinement"),
                Invocation.keys(reason));
        assertEquals(
                "{\"property\":\"OneRungAtATime\",\"at\":\"Ladder.tla:6:20\","
                        + "\"before\":{\"rung\":\"1\"},\"after\":{\"rung\":\"3\"}}",
                reason.get("refinement").toString());
        assertEquals("rung' = rung + 1", reason.get("conjunct").asText());
    }

    @Test
    void aSpecificationThatRefinesNothingIsInvalid() throws IOException {
        Climbing climbing = new Climbing(folder);
        Path trace = climbing.trace("t.ndjson", Climbing.TRACE);
        Invocation ended = Invocation.of(folder, "validate", "--refines", trace.toString());
        assertEquals(2, ended.status(), ended.said());
        String expected =
                "t.ndjson:1: the manifest names nothing that Climbing refines (of no module); name"
                        + " a configuration with a PROPERTY that says it, with --config";
        assertTrue(ended.out().contains(expected), ended.said());
    }
}
