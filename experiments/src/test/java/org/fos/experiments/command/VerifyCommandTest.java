package org.fos.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The whole of a verification over the store's real specification and one small model. */
class VerifyCommandTest {
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs/store");
    private static final String MANIFEST =
            """
            [{"family": "store", "directory": "store", "models": [
              {"name": "Climbing", "module": "Climbing.tla", "config": "Climbing.cfg",
               "kind": "everyday", "expect": "holds", "distinct": %d, "what": "Steps."}]}]
            """;

    private final Path home;

    VerifyCommandTest(@TempDir Path home) throws IOException {
        this.home = home;
        Climbing climbing = new Climbing(home);
        climbing.text("specs/store/Climbing.tla", Climbing.MODULE);
        climbing.text(
                "specs/store/Climbing.cfg",
                "CONSTANT Top = 4\nSPECIFICATION Spec\nINVARIANT BelowTheClouds\n"
                        + "CHECK_DEADLOCK FALSE\n");
        manifest(9);
    }

    @Test
    void aVerificationHasExactlyTheKeysOfTheContract() throws IOException {
        try (Stream<Path> files = Files.list(SPECS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".tla")).toList()) {
                Files.copy(file, home.resolve("specs/store").resolve(file.getFileName()));
            }
        }
        JsonNode json = run(0).json();
        assertEquals(List.of("verdict", "families", "seconds", "report"), Invocation.keys(json));
        assertEquals("holds", json.get("verdict").asText());
        JsonNode family = json.get("families").get(0);
        assertEquals(List.of("name", "models", "runs", "mutants"), Invocation.keys(family));
        assertEquals(10, family.get("runs").size());
        for (JsonNode run : family.get("runs")) {
            assertEquals("accepted", run.get("verdict").asText(), run.toString());
        }
        for (JsonNode mutant : family.get("mutants")) {
            assertEquals("killed", mutant.get("fate").asText(), mutant.toString());
        }
        Path report = Path.of(json.get("report").asText());
        assertTrue(Files.readString(report).contains("Climbing"));
        try (Stream<Path> left = Files.list(home.resolve("target/fos-command"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void whatCannotBeJudgedIsUndecidedAndNeverHolds() {
        JsonNode json = run(3).json();
        assertEquals("undecided", json.get("verdict").asText());
        assertTrue(
                json.get("reason").asText().contains("unknown specification 'ReplicatedStore'"),
                json.toString());
        for (JsonNode mutant : json.get("families").get(0).get("mutants")) {
            assertEquals("undecided", mutant.get("fate").asText(), mutant.toString());
        }
    }

    @Test
    void aModelThatIsNotAsTheManifestSaysIsAViolation() throws IOException {
        manifest(8);
        JsonNode json = run(1).json();
        assertEquals("violated", json.get("verdict").asText());
    }

    @Test
    void aModelThatIsNoneIsBadInput() throws IOException {
        Files.writeString(
                home.resolve("specs/store/Climbing.tla"),
                Climbing.MODULE.replace("<= Top", "<= Tip"));
        JsonNode json = run(2).json();
        assertEquals("invalid", json.get("verdict").asText());
        assertTrue(
                json.get("reason").asText().contains("Climbing.tla:8:20: Unknown operator: `Tip'"),
                json.toString());
    }

    @Test
    void quickAndDeepExcludeEachOther() {
        Invocation ended = Invocation.of(home, "verify", "--quick", "--deep");
        assertEquals(2, ended.status());
        assertTrue(ended.err().contains("choose one"), ended.err());
    }

    private void manifest(int states) throws IOException {
        Files.writeString(home.resolve("specs/manifest.json"), MANIFEST.formatted(states));
    }

    private Invocation run(int status) {
        Invocation ended = Invocation.of(home, "verify", "--quick", "--json");
        assertEquals(status, ended.status(), ended.said());
        return ended;
    }
}
