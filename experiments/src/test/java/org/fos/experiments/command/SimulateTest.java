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

class SimulateTest {
    private static final String MODULE =
            """
            ---- MODULE Walk ----
            EXTENDS Integers
            VARIABLE x
            Init == x = 0
            Up == x < 5 /\\ x' = x + 1
            Down == x > -5 /\\ x' = x - 1
            Jump == x > 9 /\\ x' = 0
            Next == Up \\/ Down \\/ Jump
            Spec == Init /\\ [][Next]_x
            Near == x < 9
            Close == x < 5
            ====
            """;

    private final Path home;
    private final Path module;

    SimulateTest(@TempDir Path home) {
        this.home = home;
        this.module = home.resolve("Walk.tla");
    }

    @BeforeEach
    void makeSpecification() throws IOException {
        Files.writeString(module, MODULE);
        config("Near");
    }

    private void config(String invariant) throws IOException {
        Files.writeString(
                home.resolve("Walk.cfg"),
                "SPECIFICATION Spec\nINVARIANT " + invariant + "\nCHECK_DEADLOCK FALSE\n");
    }

    @Test
    void shouldNotCallWhatItOnlySampledProved() throws IOException {
        Ended ended = simulate("1..2", "5");
        assertEquals(3, ended.status(), ended.err());
        assertEquals("undecided", ended.json().get("verdict").asText());
        assertEquals("only some behaviours were looked at", ended.json().get("reason").asText());
        assertEquals("[\"1..2\"]", ended.json().get("seeds").toString());
        assertEquals(0, counted(ended.json(), "Jump"));
        assertTrue(counted(ended.json(), "Up") > 0, ended.out());
    }

    @Test
    void shouldReportTheLowestSeedThatFindsAViolation() throws IOException {
        config("Close");
        Ended ended = simulate("7..9", "200");
        assertEquals(1, ended.status(), ended.err());
        assertEquals("violated", ended.json().get("verdict").asText());
        assertEquals("Close", ended.json().get("property").asText());
        assertEquals(7, ended.json().get("seed").asLong());
        JsonNode behaviour = ended.json().get("counterexample");
        assertEquals("5", behaviour.get(behaviour.size() - 1).get("variables").get("x").asText());
    }

    @Test
    void shouldAddUpJobsThatRanApartToWhatOneJobSays() throws IOException {
        Files.writeString(home.resolve("a.json"), simulate("1..1", "3").out());
        Files.writeString(home.resolve("b.json"), simulate("2..2", "3").out());
        JsonNode together = simulate("1..2", "3").json();
        Ended merged = run("check", "--merge", at("a.json"), at("b.json"), "--json");
        assertEquals(3, merged.status(), merged.err());
        for (String key : List.of("verdict", "generatedStates", "seeds", "actions")) {
            assertEquals(together.get(key), merged.json().get(key), key);
        }
    }

    @Test
    void shouldRefuseToCountASeedTwice() throws IOException {
        Files.writeString(home.resolve("a.json"), simulate("1..2", "1").out());
        Ended merged = run("check", "--merge", at("a.json"), at("a.json"));
        assertEquals(2, merged.status());
        assertTrue(merged.err().contains("seeds 1..2 and 1..2 overlap"), merged.err());
    }

    @Test
    void shouldSayWhatIsWrongWithAResultThatIsNone() throws IOException {
        Files.writeString(home.resolve("a.json"), "{\"verdict\":\"holds\"}");
        Ended merged = run("check", "--merge", at("a.json"));
        assertEquals(2, merged.status());
        assertTrue(merged.err().contains("a.json:1: expected the JSON of check"), merged.err());
    }

    @Test
    void shouldNameWhatIsWrongWithTheSeeds() {
        for (String seeds : List.of("3", "5..2", "a..b", "1..99999999")) {
            Ended ended = run("check", module.toString(), "--simulate", "--seeds", seeds);
            assertEquals(2, ended.status(), seeds);
            assertTrue(ended.err().contains("--seeds must"), ended.err());
        }
        Ended alone = run("check", module.toString(), "--seeds", "1..2");
        assertEquals(2, alone.status());
        assertTrue(alone.err().contains("belong to --simulate"), alone.err());
    }

    @Test
    void shouldHaveNothingToResumeWhereNoSearchWasSaved() {
        Ended ended = run("check", module.toString(), "--resume");
        assertEquals(2, ended.status());
        assertTrue(ended.err().contains("no interrupted search of Walk.cfg"), ended.err());
    }

    @Test
    void shouldKeepNoCheckpointOfASearchThatEnded() {
        assertEquals(0, run("check", module.toString()).status());
        assertFalse(Files.exists(home.resolve("target/fos-checkpoints/Walk.tla.Walk.cfg")));
    }

    private Ended simulate(String seeds, String behaviours) {
        return run(
                "check",
                module.toString(),
                "--simulate",
                "--seeds",
                seeds,
                "--behaviours",
                behaviours,
                "--depth",
                "30",
                "--json");
    }

    private String at(String file) {
        return home.resolve(file).toString();
    }

    /** How many states the action led to. */
    private static long counted(JsonNode json, String action) {
        return json.get("actions").properties().stream()
                .filter(entry -> entry.getKey().startsWith(action + " "))
                .mapToLong(entry -> entry.getValue().asLong())
                .sum();
    }

    private Ended run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console =
                new Console(home, new PrintWriter(out, true), new PrintWriter(err, true), false);
        return new Ended(Fos.run(console, args), out.toString(), err.toString());
    }

    private record Ended(int status, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }
}
