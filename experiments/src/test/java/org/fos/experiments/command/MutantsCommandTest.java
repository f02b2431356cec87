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

class MutantsCommandTest {
    private static final String MODEL =
            """
            {"name": "%s", "module": "%s.tla", "config": "%s.cfg", "kind": "mutant",
             "expect": "violated", "property": "%s", "of": "Climbing", "what": "A bug."}
            """;

    private final Path home;
    private final Climbing climbing;

    MutantsCommandTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.climbing = new Climbing(home);
        model("Climbing", "Killed", "NeverAtTheTop");
        model("Climbing", "Survivor", "BelowTheClouds");
    }

    @Test
    void aKilledMutantHasExactlyTheKeysOfTheContract() throws IOException {
        manifest(model("Climbing", "Killed", "NeverAtTheTop"));
        JsonNode json = run(0).json();
        assertEquals(List.of("killed", "survived", "mutants"), Invocation.keys(json));
        assertEquals(1, json.get("killed").asLong());
        assertTrue(json.get("survived").isEmpty());
        JsonNode mutant = json.get("mutants").get(0);
        assertEquals(List.of("name", "where", "caughtBy", "seconds"), Invocation.keys(mutant));
        assertEquals("NeverAtTheTop", mutant.get("caughtBy").asText());
    }

    @Test
    void oneThatSurvivesIsNamed() throws IOException {
        manifest(
                model("Climbing", "Killed", "NeverAtTheTop"),
                model("Climbing", "Survivor", "BelowTheClouds"));
        JsonNode json = run(1).json();
        assertEquals("[\"Survivor\"]", json.get("survived").toString());
        assertEquals(1, json.get("killed").asLong());
    }

    @Test
    void oneThatCannotBeCheckedHasNotSurvived() throws IOException {
        climbing.text(
                "specs/climbing/Stuck.tla",
                Climbing.MODULE
                        .replace("MODULE Climbing", "MODULE Stuck")
                        .replace("height # Top", "height = 3 => height < TRUE"));
        manifest(model("Stuck", "Undecided", "NeverAtTheTop"));
        JsonNode undecided = run(3).json();
        assertEquals("undecided", undecided.get("verdict").asText());
        assertTrue(undecided.get("reason").asText().contains("Undecided: "), undecided.toString());
        assertTrue(undecided.get("survived").isEmpty());
        climbing.text(
                "specs/climbing/Stuck.tla",
                Climbing.MODULE
                        .replace("MODULE Climbing", "MODULE Stuck")
                        .replace("height # Top", "height # Tip"));
        JsonNode invalid = run(2).json();
        assertEquals("invalid", invalid.get("verdict").asText());
        assertTrue(invalid.get("reason").asText().contains("Stuck.tla:14:27"), invalid.toString());
    }

    @Test
    void aSpecificationWithoutMutantsIsOfferedOthers() throws IOException {
        manifest(model("Climbing", "Killed", "NeverAtTheTop"));
        Invocation ended = Invocation.of(home, "mutants", "Climbin");
        assertEquals(2, ended.status());
        assertTrue(
                ended.err().contains("unknown specification 'Climbin'; did you mean Climbing?"),
                ended.err());
    }

    private String model(String module, String name, String property) throws IOException {
        climbing.text(
                "specs/climbing/" + name + ".cfg",
                "CONSTANT Top = 4\nSPECIFICATION Spec\nINVARIANT %s\nCHECK_DEADLOCK FALSE\n"
                        .formatted(property));
        return MODEL.formatted(name, module, name, property);
    }

    private void manifest(String... models) throws IOException {
        Files.writeString(
                home.resolve("specs/manifest.json"),
                "[{\"family\": \"climbing\", \"directory\": \"climbing\", \"models\": [%s]}]"
                        .formatted(String.join(",", models)));
    }

    private Invocation run(int status) {
        Invocation ended = Invocation.of(home, "mutants", "Climbing", "--json");
        assertEquals(status, ended.status(), ended.said());
        return ended;
    }
}
