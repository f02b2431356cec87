package org.fos.experiments.command;

import static org.fos.experiments.command.Climbing.TRACE;
import static org.fos.experiments.command.Climbing.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What happens to a trace in the hands of its owner: each gives the verdict that it must. */
class BrokenTraceTest {
    private final Path home;
    private final Climbing climbing;

    BrokenTraceTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.climbing = new Climbing(home);
    }

    @Test
    void aLineThatIsDeletedIsAGap() throws IOException {
        List<String> lines = new ArrayList<>(TRACE);
        lines.remove(2);
        says(2, ":3: expected seq 2 and got 3", lines);
    }

    @Test
    void aStepThatIsLeftOutIsRejected() throws IOException {
        List<String> lines = new ArrayList<>(TRACE);
        lines.remove(2);
        lines.set(2, lines.get(2).replace("'seq':3", "'seq':2"));
        lines.set(3, lines.get(3).replace("'seq':4", "'seq':3"));
        says(1, "Climb(n = 2)   recorded by Climber.climb\n  is not enabled", lines);
    }

    @Test
    void twoStepsInTheWrongOrderAreRejected() throws IOException {
        List<String> lines = new ArrayList<>(TRACE);
        lines.set(1, TRACE.get(2).replace("'seq':2", "'seq':1"));
        lines.set(2, TRACE.get(1).replace("'seq':1", "'seq':2"));
        says(1, ":2)", lines);
    }

    @Test
    void anotherValueIsRejectedWhateverItsType() throws IOException {
        says(1, "recorded height = 2, but the specification has 3", with(4, "'is':3", "'is':2"));
        says(1, "recorded height = \"3\", but", with(4, "'is':3", "'is':'3'"));
    }

    @Test
    void aTraceThatEndsEarlyCountsAsFarAsItGoes() throws IOException {
        says(0, "has no end line: its recorder stopped after event 2", TRACE.subList(0, 3));
        Path half =
                climbing.text(
                        "half.ndjson",
                        String.join("\n", TRACE).replace('\'', '"').substring(0, 250));
        says(0, "half a line at the very end was left out", half);
    }

    @Test
    void halfALineInTheMiddleIsInvalid() throws IOException {
        List<String> lines = new ArrayList<>(TRACE);
        lines.set(2, lines.get(2).substring(0, 20));
        says(2, ":3: column 21: the line ends in the middle of a JSON object", lines);
    }

    @Test
    void whatIsUnknownIsNamedBesideWhatIsKnown() throws IOException {
        says(2, ":2: no action named Clim", with(2, "Climb", "Clim"));
        says(2, "it has: Climb, Rest", with(2, "Climb", "Clim"));
        says(2, ":2: action Climb has no parameter named m", with(2, "'n'", "'m'"));
        says(2, ":2: Climbing has no variable named heigt", with(2, "height", "heigt"));
        says(2, ":2: an event has no field called foo", with(2, "'seq':1", "'seq':1,'foo':1"));
        says(2, ":1: the header has no field called foo", with(1, "'run'", "'foo':1,'run'"));
    }

    @Test
    void aWrongConstantIsInvalid() throws IOException {
        says(2, "has no constant named Tip; it declares: Top", with(1, "Top", "Tip"));
        says(2, ":1: ", with(1, "'Top':4", ""));
        says(2, ":1: this is version 2", with(1, "'fos-trace':1", "'fos-trace':2"));
    }

    @Test
    void aTraceWithoutEventsIsNotAccepted() throws IOException {
        says(2, "no events", List.of(TRACE.getFirst(), "{'seq':1,'end':true}"));
        says(2, "no events", List.of(TRACE.getFirst()));
        says(2, ":1: the file is empty", climbing.text("nothing.ndjson", ""));
    }

    @Test
    void whatIsNoTextIsInvalid() throws IOException {
        Path latin = home.resolve("latin.ndjson");
        Files.writeString(latin, "{\"run\":\"\u00e9\"}\n", StandardCharsets.ISO_8859_1);
        says(2, "latin.ndjson:1: not UTF-8", latin);
        says(2, "z.ndjson.zst:1: ", climbing.text("z.ndjson.zst", "no zstd"));
        says(2, "none: there is no such file", home.resolve("none"));
    }

    private void says(int status, String text, List<String> lines) throws IOException {
        says(status, text, climbing.trace("t.ndjson", lines));
    }

    private void says(int status, String text, Path trace) {
        Invocation ended = Invocation.of(home, "validate", trace.toString());
        assertEquals(status, ended.status(), ended.said());
        assertTrue(ended.said().contains(text), ended.said());
    }
}
