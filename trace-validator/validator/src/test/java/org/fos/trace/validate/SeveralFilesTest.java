package org.fos.trace.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.engine.CompiledEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs that several recorders wrote down, each what it saw. */
class SeveralFilesTest {
    private static final ValidationSession SESSION = new ValidationSession(new CompiledEngine());
    private static final String HEADER =
            "{\"fos-trace\":1,\"run\":\"r\",\"spec\":\"Workers\",\"recorder\":\"%s\",\"recorders\":"
                    + "[\"w1\",\"w2\"],\"constants\":{\"Worker\":{\"#set\":[\"w1\",\"w2\"]}}%s}";

    @TempDir private Path folder = Path.of("");

    @AfterAll
    static void close() {
        SESSION.close();
    }

    /** Writes a file; {@code end} in the place of an event is the line that ends the record. */
    private void record(String recorder, String more, List<String> events) throws IOException {
        StringBuilder text = new StringBuilder(HEADER.formatted(recorder, more)).append('\n');
        for (int i = 0; i < events.size(); i++) {
            String event = events.get(i).equals("end") ? "\"end\":true" : events.get(i);
            text.append("{\"seq\":%d,%s}%n".formatted(i + 1, event));
        }
        long lives = Files.list(folder).count();
        Files.writeString(folder.resolve(recorder + "-" + lives + ".ndjson"), text);
    }

    private void record(String recorder, String... events) throws IOException {
        record(recorder, "", List.of(events));
    }

    private static String work(String worker) {
        return "\"action\":\"Work\",\"args\":{\"w\":\"" + worker + "\"}";
    }

    private static String hand(String worker, String id) {
        return "\"action\":\"Hand\",\"args\":{\"w\":\"" + worker + "\"}" + sends(id);
    }

    private static String sends(String id) {
        return id.isEmpty() ? "" : ",\"sends\":[\"" + id + "\"]";
    }

    private static String take(String worker, String from, int done, String id) {
        return "\"action\":\"Take\",\"args\":{\"w\":\"%s\",\"p\":\"%s\"}".formatted(worker, from)
                + ",\"after\":[{\"at\":[\"done\",\"%s\"],\"is\":%d}]".formatted(worker, done)
                + (id.isEmpty() ? "" : ",\"receives\":[\"" + id + "\"]");
    }

    private static String notice(String worker, String crashed) {
        return "\"action\":\"Notice\",\"args\":{\"w\":\"%s\",\"p\":\"%s\"}"
                .formatted(worker, crashed);
    }

    private Outcome validate() {
        return validate(ValidationOptions.DEFAULT);
    }

    private Outcome validate(ValidationOptions options) {
        return new Validator(SESSION).validate(folder, Specs.LOCATION, options);
    }

    private Outcome.Accepted accepted() {
        Outcome outcome = validate();
        return assertInstanceOf(Outcome.Accepted.class, outcome, outcome::toString);
    }

    private Rejection rejected() {
        Outcome outcome = validate();
        return assertInstanceOf(Outcome.Rejected.class, outcome, outcome::toString).rejection();
    }

    private String invalid() {
        Outcome outcome = validate();
        return assertInstanceOf(Outcome.Invalid.class, outcome, outcome::toString)
                .text()
                .replace(folder + "/", "");
    }

    @Test
    void aMessageIsSentBeforeItIsReceived() throws IOException {
        record("w1", take("w1", "w2", 2, "a"), "end");
        record("w2", work("w2"), work("w2"), hand("w2", "a"), "end");
        assertEquals(4, accepted().events());
        assertEquals(List.of(), accepted().notes());
    }

    @Test
    void anOrderThatTheFilesLeaveOpenIsFound() throws IOException {
        record("w1", take("w1", "w2", 1, ""), take("w1", "w2", 3, ""), "end");
        record("w2", work("w2"), hand("w2", ""), work("w2"), hand("w2", ""), "end");
        assertEquals(6, accepted().events());
    }

    @Test
    void aValueThatNoOrderExplainsIsRejectedInItsFile() throws IOException {
        record("w1", work("w1"), take("w1", "w2", 7, "a"), "end");
        record("w2", work("w2"), hand("w2", "a"), work("w2"), "end");
        Rejection rejection = rejected();
        assertTrue(rejection.file().endsWith("w1-0.ndjson"));
        assertEquals(3, rejection.event().line());
        assertEquals(5, rejection.events());
        var differ = assertInstanceOf(Rejection.FactsDiffer.class, rejection.reason());
        assertEquals("2", differ.differences().getFirst().actual().orElseThrow().toString());
        assertEquals(1, rejection.before().size());
    }

    @Test
    void timeDecidesNoOrder() throws IOException {
        record("w1", take("w1", "w2", 1, "a") + ",\"time\":1", "end");
        record("w2", work("w2") + ",\"time\":5", hand("w2", "a") + ",\"time\":9", "end");
        assertEquals(3, accepted().events());
    }

    @Test
    void aClockOrdersAsMessagesDo() throws IOException {
        record("w1", work("w1"), hand("w1", ""), work("w1"), hand("w1", ""), "end");
        record("w2", take("w2", "w1", 1, "") + ",\"clock\":{\"w1\":2,\"w2\":1}", "end");
        assertEquals(5, accepted().events());
        record("w3", "end");
        Files.delete(folder.resolve("w2-1.ndjson"));
        Files.delete(folder.resolve("w3-2.ndjson"));
        record("w2", take("w2", "w1", 1, "") + ",\"clock\":{\"w9\":4}", "end");
        assertEquals(
                "w2-1.ndjson:2: the clock names w9, which is no recorder of this run; they are: w1,"
                        + " w2",
                invalid());
    }

    @Test
    void aRecorderThatStoppedMayHaveCrashed() throws IOException {
        record("w1", work("w1"));
        record("w2", work("w2"), notice("w2", "w1"), "end");
        List<String> notes = accepted().notes();
        assertTrue(
                notes.contains("a crash of w1 is inferred: its recorder stopped"), notes::toString);
    }

    @Test
    void aRecorderThatEndedItsRecordHasNotCrashed() throws IOException {
        record("w1", work("w1"), "end");
        record("w2", work("w2"), notice("w2", "w1"), "end");
        assertInstanceOf(Rejection.NotEnabled.class, rejected().reason());
        assertEquals(3, rejected().event().line());
    }

    @Test
    void aMessageMayComeFromWhatARecorderThatStoppedCouldNotRecord() throws IOException {
        record("w1", work("w1"));
        record("w2", take("w2", "w1", 1, "lost"), "end");
        List<String> notes = accepted().notes();
        assertTrue(
                notes.contains("steps of w1 that its file lacks are inferred: 1"), notes::toString);
    }

    @Test
    void whatLostStepsMightExplainIsUndecided() throws IOException {
        record("w1", work("w1"));
        record("w2", take("w2", "w1", 9, "lost"), "end");
        var undecided = assertInstanceOf(Outcome.Undecided.class, validate());
        assertTrue(undecided.reason().startsWith("a recorder stopped"), undecided::reason);
    }

    @Test
    void aRecorderHasSeveralLives() throws IOException {
        record("w1", ",\"incarnation\":1", List.of(work("w1")));
        record("w1", ",\"incarnation\":2", List.of(work("w1"), hand("w1", "a"), "end"));
        record("w2", take("w2", "w1", 2, "a"), "end");
        assertEquals(4, accepted().events());
        Files.delete(folder.resolve("w1-0.ndjson"));
        assertTrue(invalid().startsWith("w1-1.ndjson:1: expected incarnation 1 of recorder w1"));
    }

    @Test
    void pastTheBoundOfOrdersItIsUndecided() throws IOException {
        String[] works = new String[12];
        java.util.Arrays.fill(works, work("w1"));
        record("w1", works);
        java.util.Arrays.fill(works, work("w2"));
        works[11] = take("w2", "w1", 99, "");
        record("w2", works);
        var undecided =
                assertInstanceOf(
                        Outcome.Undecided.class,
                        validate(ValidationOptions.DEFAULT.withCandidateBound(20)));
        assertTrue(undecided.reason().startsWith("more than 20 ways"), undecided::reason);
    }

    @Test
    void whatIsWrongWithTheFilesOfARunIsNamed() throws IOException {
        record("w1", work("w1"), hand("w1", "a"), "end");
        assertTrue(invalid().contains("other recorders of this run: w2; their files are missing"));
        record("w2", take("w2", "w1", 1, "b"), "end");
        assertEquals(
                "w2-1.ndjson:2: receives message b, which nobody sent; record the id in the"
                        + " sender's sends",
                invalid());
        Files.delete(folder.resolve("w2-1.ndjson"));
        record("w2", hand("w2", "a"), "end");
        assertTrue(invalid().contains("message a is sent a second time"), invalid());
        Files.delete(folder.resolve("w2-1.ndjson"));
        record("w2", "end");
        Path other = folder.resolve("w2-1.ndjson");
        Files.writeString(other, Files.readString(other).replace("\"run\":\"r\"", "\"run\":\"s\""));
        assertTrue(invalid().contains("this is run s, and"), invalid());
    }

    @Test
    void eventsThatWaitForOneAnotherAreInvalid() throws IOException {
        record("w1", take("w1", "w2", 1, "b") + sends("a"), "end");
        record("w2", take("w2", "w1", 1, "a") + sends("b"), "end");
        assertTrue(invalid().contains("each wait for one another"), invalid());
    }

    @Test
    void aRunWithoutEventsIsNotAccepted() throws IOException {
        record("w1", "end");
        record("w2", "end");
        assertTrue(invalid().contains("no events"), invalid());
    }
}
