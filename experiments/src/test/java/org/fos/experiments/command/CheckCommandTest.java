package org.fos.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.fos.experiments.console.Console;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class CheckCommandTest {
    private static final String MODULE =
            """
            ---- MODULE Steps ----
            EXTENDS Naturals
            VARIABLE x
            Init == x = 0
            Next == x < 3 /\\ x' = x + 1
            Spec == Init /\\ [][Next]_x
            Small == x < 4
            Tiny == x < 2
            ====
            """;
    private static final String HOLDS =
            "SPECIFICATION Spec\nINVARIANT Small\nCHECK_DEADLOCK FALSE\n";
    private static final String FAILS =
            "SPECIFICATION Spec\nINVARIANT Tiny\nCHECK_DEADLOCK FALSE\n";
    private static final String MANIFEST =
            """
            [{"family": "steps", "models": [
              {"name": "Steps", "module": "Steps.tla", "config": "Steps.cfg", "kind": "everyday",
               "expect": "holds", "distinct": 4, "generated": 4, "depth": 4, "what": "Steps."},
              {"name": "WitnessSteps", "module": "Steps.tla", "config": "WitnessSteps.cfg",
               "kind": "witness", "expect": "violated", "property": "%s", "what": "Two."}]}]
            """;

    private final Path home;

    CheckCommandTest(@TempDir Path home) {
        this.home = home;
    }

    @BeforeEach
    void makeSpecifications() throws IOException {
        Path steps = Files.createDirectories(home.resolve("specs/steps"));
        Files.writeString(steps.resolve("Steps.tla"), MODULE);
        Files.writeString(steps.resolve("Steps.cfg"), HOLDS);
        Files.writeString(steps.resolve("WitnessSteps.cfg"), FAILS);
        Files.writeString(home.resolve("specs/manifest.json"), MANIFEST.formatted("Tiny"));
    }

    @Test
    void shouldSayThatAModelHoldsWithExactlyTheKeysOfTheContract() throws IOException {
        Ended ended = run("check", "Steps", "--json");
        assertEquals(0, ended.status(), ended.err());
        JsonNode json = ended.json();
        assertEquals(
                List.of(
                        "spec",
                        "config",
                        "engine",
                        "verdict",
                        "distinctStates",
                        "generatedStates",
                        "depth",
                        "seconds",
                        "counterexample",
                        "differences"),
                json.properties().stream().map(java.util.Map.Entry::getKey).toList());
        assertEquals("holds", json.get("verdict").asText());
        assertEquals(4, json.get("distinctStates").asLong());
        assertTrue(json.get("differences").isEmpty());
    }

    @Test
    void shouldShowTheCounterexampleOfAModuleOfAnybodys() throws IOException {
        Ended ended =
                run(
                        "check",
                        home.resolve("specs/steps/Steps.tla").toString(),
                        "--config",
                        home.resolve("specs/steps/WitnessSteps.cfg").toString(),
                        "--json");
        assertEquals(1, ended.status(), ended.err());
        assertEquals("violated", ended.json().get("verdict").asText());
        assertEquals("Tiny", ended.json().get("property").asText());
        JsonNode last = ended.json().get("counterexample").get(2);
        assertEquals("2", last.get("variables").get("x").asText());
    }

    @Test
    void shouldCheckAllModelsAgainstTheManifest() throws IOException {
        String everyday = MANIFEST.replace("\"witness\"", "\"everyday\"");
        Files.writeString(home.resolve("specs/manifest.json"), everyday.formatted("Tiny"));
        Ended good = run("check", "--all");
        assertEquals(0, good.status(), good.out() + good.err());
        assertTrue(good.out().contains("violated: Tiny"), good.out());
        Files.writeString(home.resolve("specs/manifest.json"), everyday.formatted("Small"));
        Ended bad = run("check", "--all", "--json");
        assertEquals(1, bad.status(), bad.err());
        assertEquals("violated", bad.json().get("verdict").asText());
        assertFalse(bad.json().get("models").get(1).get("asExpected").asBoolean());
    }

    @Test
    void shouldOfferNamesForAModelThatDoesNotExist() throws IOException {
        Ended ended = run("check", "Step", "--json");
        assertEquals(2, ended.status());
        assertTrue(ended.err().contains("unknown model 'Step'; did you mean Steps"), ended.err());
        assertEquals("invalid", ended.json().get("verdict").asText());
    }

    @Test
    void shouldListTheModelsWithoutAnArgument() throws IOException {
        Ended ended = run("check");
        assertEquals(0, ended.status());
        assertEquals(
                """
                MODEL         KIND      EXPECTED  SECONDS  WHAT
                Steps         everyday  holds     ?        Steps.
                WitnessSteps  witness   Tiny      ?        Two.
                """,
                ended.out());
    }

    @Test
    void shouldNameThePlaceOfWhatIsNotTla() throws IOException {
        Path module = home.resolve("specs/steps/Steps.tla");
        Files.writeString(module, MODULE.replace("x < 4", "x <"));
        Ended ended = run("check", "Steps", "--json");
        assertEquals(2, ended.status());
        assertEquals("invalid", ended.json().get("verdict").asText());
        assertTrue(ended.err().contains("Steps.tla:7"), ended.err());
    }

    @Test
    void shouldNameTheLineOfTheConfigurationThatIsWrong() throws IOException {
        Path config = home.resolve("specs/steps/Steps.cfg");
        Files.writeString(config, HOLDS.replace("Small", "Smal"));
        Ended unknown = run("check", "Steps");
        assertEquals(2, unknown.status());
        assertTrue(unknown.out().contains("Steps.cfg:2: The invariant Smal"), unknown.out());
        assertEquals("", unknown.err(), "said once");
        Files.writeString(config, HOLDS.replace("SPECIFICATION", "SPECIFICATIO"));
        Ended malformed = run("check", "Steps");
        assertEquals(2, malformed.status());
        assertTrue(malformed.out().contains("Steps.cfg:1:"), malformed.out());
    }

    @Test
    void shouldFindAPropertyViolatedWhenAGuardIsRemoved() throws IOException {
        Path module = home.resolve("specs/steps/Steps.tla");
        Files.writeString(module, MODULE.replace("x < 3 /\\ x'", "x'"));
        Ended ended = run("check", "Steps", "--json");
        assertEquals(1, ended.status(), ended.err());
        assertEquals("Small", ended.json().get("property").asText());
        assertFalse(ended.json().get("differences").isEmpty());
    }

    @Test
    void shouldBeUndecidedIfThereIsNoRoomForTheSearch() throws IOException {
        Files.createDirectories(home.resolve("target"));
        Files.writeString(home.resolve("target/fos-command"), "no folder");
        Ended ended = run("check", "Steps", "--json");
        assertEquals(3, ended.status(), ended.out());
        assertEquals("undecided", ended.json().get("verdict").asText());
        assertTrue(ended.json().get("reason").asText().contains("fos-command"), ended.out());
    }

    @Test
    void shouldNameTheMissingFileOrTheUnknownOption() throws IOException {
        Ended missing = run("check", home.resolve("None.tla").toString());
        assertEquals(2, missing.status());
        assertTrue(missing.err().contains("None.tla: there is no such file"), missing.err());
        Ended option = run("check", "--wrokers", "2");
        assertEquals(2, option.status());
        assertTrue(option.err().contains("--workers"), option.err());
        Ended command = run("chekc");
        assertEquals(2, command.status());
        assertTrue(command.err().contains("check"), command.err());
    }

    @Test
    void shouldNameThePlaceWhereTheManifestIsWrong() throws IOException {
        Files.writeString(home.resolve("specs/manifest.json"), "[{\"family\": 3}]\n");
        Ended ended = run("check", "Steps");
        assertEquals(2, ended.status());
        assertTrue(ended.err().contains("manifest.json:1"), ended.err());
    }

    @Test
    void shouldNotTakeAnExpressionWithoutValueForAVerdict() throws IOException {
        Path module = home.resolve("specs/steps/Steps.tla");
        Files.writeString(module, MODULE.replace("Small == x < 4", "Small == x = 3 => x < TRUE"));
        Ended ended = run("check", "Steps", "--json");
        assertEquals(3, ended.status(), ended.out());
        assertEquals("undecided", ended.json().get("verdict").asText());
        assertFalse(ended.json().get("reason").asText().isEmpty());
    }

    @Test
    void shouldLeaveNothingBehind() throws IOException {
        Ended ended = run("check", "Steps");
        assertEquals(0, ended.status());
        Path scratch = home.resolve("target/fos-command");
        if (Files.exists(scratch)) {
            try (var left = Files.list(scratch)) {
                assertEquals(List.of(), left.toList());
            }
        }
    }

    private Ended run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(home, new PrintWriter(out), new PrintWriter(err), false);
        int status = Fos.run(console, arguments);
        return new Ended(status, out.toString(), err.toString());
    }

    private record Ended(int status, String out, String err) {
        JsonNode json() throws IOException {
            assertEquals(1, out.lines().count(), out);
            return new ObjectMapper().readTree(out);
        }
    }
}
