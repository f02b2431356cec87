package org.fos.experiments.command;

import static org.fos.experiments.command.Climbing.TRACE;
import static org.fos.experiments.command.Climbing.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ValidateCommandTest {
    private final Path home;
    private final Climbing climbing;

    ValidateCommandTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.climbing = new Climbing(home);
    }

    @Test
    void anAcceptedTraceHasExactlyTheKeysOfTheContract() throws IOException {
        JsonNode json = json(0, climbing.trace("t.ndjson", TRACE));
        assertEquals(
                List.of("verdict", "traces", "events", "eventsPerSecond", "coverage", "notes"),
                Invocation.keys(json));
        assertEquals("accepted", json.get("verdict").asText());
        assertEquals(3, json.get("events").asLong());
        assertEquals(
                List.of("actions", "neverTaken", "neverConstrained"),
                Invocation.keys(json.get("coverage")));
        assertEquals(2, json.get("coverage").get("actions").get("Climb").asLong());
    }

    @Test
    void aRejectedTraceHasExactlyTheKeysOfTheContract() throws IOException {
        Path trace = climbing.trace("t.ndjson", with(4, "'is':3", "'is':2"));
        JsonNode json = json(1, trace);
        assertEquals(
                List.of(
                        "verdict",
                        "traces",
                        "events",
                        "eventsPerSecond",
                        "rejectedAt",
                        "reason",
                        "coverage"),
                Invocation.keys(json));
        JsonNode place = json.get("rejectedAt");
        assertEquals(List.of("file", "line", "event"), Invocation.keys(place));
        assertEquals(trace.toString(), place.get("file").asText());
        assertEquals(4, place.get("line").asLong());
        assertEquals(3, place.get("event").asLong());
        JsonNode reason = json.get("reason");
        assertEquals(
                List.of("action", "conjunct", "spec", "source", "expected", "actual"),
                Invocation.keys(reason));
        assertEquals("height' = height + n", reason.get("conjunct").asText());
        assertEquals("Climbing.tla:9:6", reason.get("spec").asText());
        assertEquals("3", reason.get("expected").asText());
        assertEquals("2", reason.get("actual").asText());
    }

    @Test
    void lintingJudgesNothingAndSaysWhatIsWeak() throws IOException {
        Path trace = climbing.trace("t.ndjson", with(4, "'is':3", "'is':2"));
        Invocation ended = Invocation.of(home, "validate", "--lint", "--json", trace.toString());
        assertEquals(0, ended.status(), ended.said());
        JsonNode json = ended.json();
        assertEquals(List.of("verdict", "traces", "events", "lint"), Invocation.keys(json));
        assertEquals("valid", json.get("verdict").asText());
        assertEquals(3, json.get("events").asLong());
        assertEquals(2, json.get("lint").size());
        assertEquals(
                List.of("kind", "file", "line", "found", "advice"),
                Invocation.keys(json.get("lint").get(0)));
        assertEquals(
                "1 of 2 events of Climb have no source",
                json.get("lint").get(0).get("found").asText());
    }

    @Test
    void whatLintingFindsInvalidExitsAsInvalid() throws IOException {
        Path trace = climbing.trace("t.ndjson", with(3, "'Rest'", "'Nap'"));
        Invocation ended = Invocation.of(home, "validate", "--lint", trace.toString());
        assertEquals(2, ended.status(), ended.said());
        assertTrue(ended.out().contains("INVALID   3 events, 1 invalid, 3 warnings"), ended.out());
        Invocation both = Invocation.of(home, "validate", "--lint", "--refines", trace.toString());
        assertEquals(2, both.status(), both.said());
    }

    @Test
    void aRejectionReadsAsAccepted() throws IOException {
        Path wrong = climbing.trace("wrong.ndjson", with(4, "'is':3", "'is':2"));
        Path disabled = climbing.trace("disabled.ndjson", with(4, "'n':2", "'n':4"));
        Invocation ended = Invocation.of(home, "validate", wrong.toString(), disabled.toString());
        assertEquals(1, ended.status(), ended.said());
        Golden.assertAccepted("rejection.txt", ended.out().replace(home.toString(), "HOME"));
    }

    @Test
    void whatTheSpecificationCannotEvaluateIsUndecided() throws IOException {
        specification("height + n <= Top", "height + n <= TRUE");
        JsonNode json = json(3, climbing.trace("t.ndjson", TRACE));
        assertEquals(List.of("verdict", "reason"), Invocation.keys(json));
        assertEquals("undecided", json.get("verdict").asText());
        assertTrue(json.get("reason").asText().contains("Climbing.tla:8:20"), json.toString());
    }

    @Test
    void ofSeveralTracesTheWorstCounts() throws IOException {
        Path good = climbing.trace("good.ndjson", TRACE);
        Path bad = climbing.trace("bad.ndjson", with(4, "'is':3", "'is':2"));
        assertEquals("accepted", json(0, good, good).get("verdict").asText());
        assertEquals(6, json(0, good, good).get("events").asLong());
        assertEquals("rejected", json(1, good, bad, good).get("verdict").asText());
        assertEquals("invalid", json(2, bad, home.resolve("none"), good).get("verdict").asText());
    }

    @Test
    void aFolderIsOneRunAndTheHeaderNamesTheFamily() throws IOException {
        climbing.trace("run/climber.ndjson", TRACE);
        assertEquals("accepted", json(0, home.resolve("run")).get("verdict").asText());
        climbing.trace("run/other.ndjson", TRACE);
        says(2, "the header lacks recorder", home.resolve("run"));
        Files.createDirectory(home.resolve("empty"));
        says(2, "empty: holds no trace", home.resolve("empty"));
    }

    @Test
    void aModuleOfOnesOwnIsNamedByItsFile() throws IOException {
        Path own =
                climbing.text(
                        "own/Own.tla", Climbing.MODULE.replace("MODULE Climbing", "MODULE Own"));
        Path trace = climbing.trace("t.ndjson", with(1, "Climbing", "Own"));
        assertEquals(0, run(trace.toString(), "--spec", own.toString()).status());
        Invocation unknown = run(trace.toString());
        assertEquals(2, unknown.status());
        assertTrue(unknown.said().contains("t.ndjson:1: unknown specification 'Own'"));
        assertTrue(unknown.said().contains("available: Climbing"), unknown.said());
        assertTrue(unknown.said().contains("--spec"), unknown.said());
        Invocation missing = run(trace.toString(), "--spec", "None.tla");
        assertEquals(2, missing.status());
        assertTrue(missing.said().contains("None.tla: there is no such file"), missing.said());
        Invocation config = run(trace.toString(), "--spec", own.toString(), "--config", "n.cfg");
        assertEquals(2, config.status());
        assertTrue(config.said().contains("n.cfg"), config.said());
    }

    @Test
    void aMisspeltSpecificationIsOffered() throws IOException {
        says(
                2,
                "t.ndjson:1: unknown specification 'Climbin'; did you mean Climbing?",
                climbing.trace("t.ndjson", with(1, "Climbing", "Climbin")));
    }

    @Test
    void onlyWhatTheRunCommandRecordedIsOfferedForReplay() throws IOException {
        Path trace = climbing.trace("t.ndjson", with(4, "'is':3", "'is':2"));
        Invocation anybodys = run(trace.toString());
        assertFalse(anybodys.out().contains("replay"), anybodys.out());
        List<String> lines = new java.util.ArrayList<>(with(4, "'is':3", "'is':2"));
        lines.set(0, lines.getFirst().replace("}}", "},'provenance':{'scenario':'climb'}}"));
        climbing.trace("run/t.ndjson", lines);
        Invocation ours = run(home.resolve("run").toString());
        assertTrue(ours.out().contains("./fos replay " + home.resolve("run/t.ndjson")), ours.out());
    }

    @Test
    void aRejectionIsDrawn() throws IOException {
        Path bad = climbing.trace("bad.ndjson", with(4, "'is':3", "'is':2"));
        Path html = home.resolve("rejection.html");
        Invocation drawn = run(bad.toString(), "--html", html.toString());
        assertEquals(1, drawn.status(), drawn.err());
        assertTrue(Files.readString(html).contains("<svg"));
        assertTrue(Files.readString(html).contains("recorded height = 2"));
        Invocation unwritable = run(bad.toString(), "--html", home + "/none/x.html");
        assertEquals(3, unwritable.status());
        assertTrue(unwritable.out().contains("REJECTED"), "the verdict is told all the same");
        assertTrue(unwritable.err().contains("cannot be written"), unwritable.err());
        Path good = climbing.trace("good.ndjson", TRACE);
        Path none = home.resolve("none.html");
        Invocation accepted = run(good.toString(), "--html", none.toString());
        assertEquals(0, accepted.status());
        assertFalse(Files.exists(none));
        assertTrue(accepted.err().contains("no trace was rejected"), accepted.err());
    }

    @Test
    void aSpecificationThatIsNoneIsNamedWithItsPlace() throws IOException {
        Path trace = climbing.trace("t.ndjson", TRACE);
        specification("height + n <= Top", "height + n <= Tip");
        says(2, "Climbing.tla:8:20: Unknown operator: `Tip'", trace);
        specification("Climb(n) ==", "Climb(n) =");
        says(2, "Climbing.tla:6:1: Was expecting", trace);
    }

    private void specification(String was, String is) throws IOException {
        assertTrue(Climbing.MODULE.contains(was));
        Files.writeString(
                home.resolve("specs/climbing/Climbing.tla"), Climbing.MODULE.replace(was, is));
    }

    private JsonNode json(int status, Path... traces) {
        List<String> words = new java.util.ArrayList<>(List.of("validate", "--json"));
        for (Path trace : traces) {
            words.add(trace.toString());
        }
        Invocation ended = Invocation.of(home, words.toArray(String[]::new));
        assertEquals(status, ended.status(), ended.said());
        return ended.json();
    }

    private void says(int status, String text, Path trace) {
        Invocation ended = run(trace.toString());
        assertEquals(status, ended.status(), ended.said());
        assertTrue(ended.said().contains(text), ended.said());
    }

    private Invocation run(String... words) {
        String[] line = new String[words.length + 1];
        line[0] = "validate";
        System.arraycopy(words, 0, line, 1, words.length);
        return Invocation.of(home, line);
    }
}
