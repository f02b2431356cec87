package org.fos.trace.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.engine.CompiledEngine;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of traces of the purses' specification, line by line. */
class LinterTest {
    private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();
    private static final Path SPECS = RESOURCES.resolve("specs/refining");
    private static final Path TRACES = RESOURCES.resolve("traces/lint");

    private final ValidationSession session = new ValidationSession(new CompiledEngine());

    @AfterEach
    void close() {
        session.close();
    }

    private Linted lint(String trace) {
        return Linter.lint(session, TRACES.resolve(trace), SpecLocation.in(SPECS));
    }

    private static String text(Linted linted) {
        return linted.remarks().stream()
                .map(remark -> remark.toString().replace(TRACES + "/", "") + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void whatMakesATraceWeakerIsSaidWithItsLine() {
        Linted linted = lint("doubtful.ndjson");
        assertEquals(4, linted.events());
        assertFalse(linted.isInvalid());
        assertEquals(
                """
                doubtful.ndjson: warning: 2 of 4 events have no time; record it for all or for none
                doubtful.ndjson: warning: Move(p, q, n) (Purses.tla:17:1) is never taken; record it, or have a run that takes it
                doubtful.ndjson:2: warning: 1 of 4 events of Put do not record p; what args leave out is searched for; record it if the program knows it
                doubtful.ndjson:2: warning: 2 of 4 events of Put do not record n; what args leave out is searched for; record it if the program knows it
                doubtful.ndjson:2: warning: events of Put that record neither args nor after: 1; they say nothing but that something happened
                doubtful.ndjson:2: warning: 1 of 4 events of Put have no source; record the handler, so that a rejection can name it
                doubtful.ndjson:3: warning: time goes backwards; time decides no order, but the search begins with earlier events: take it from one clock
                doubtful.ndjson:4: warning: coins["Left"] leads nowhere in the first state: there is no "Left" among "right", "left"; give keys as the specification's values; the header's modelValues say which strings are model values
                doubtful.ndjson:5: warning: has no end line, as if its recorder had stopped; end a record with {"seq":N,"end":true}
                """,
                text(linted));
    }

    @Test
    void everyFaultIsFoundUntilALineCannotBeRead() {
        Linted linted = lint("invalid.ndjson");
        assertEquals(4, linted.events());
        assertTrue(linted.isInvalid());
        assertEquals(
                """
                invalid.ndjson:2: invalid: no action named Pot stands in Next of Purses; it has: Put, Move (and 1 more events)
                invalid.ndjson:4: invalid: action Put has no parameter named q; its parameters: p, n
                invalid.ndjson:5: invalid: Purses has no variable named coin; it declares: coins
                invalid.ndjson:6: invalid: expected seq 5 and got 6: event 5 is missing; record every step, or number without gaps
                invalid.ndjson: warning: Put(p, n) (Purses.tla:13:1) is never taken; record it, or have a run that takes it
                invalid.ndjson: warning: Move(p, q, n) (Purses.tla:17:1) is never taken; record it, or have a run that takes it
                invalid.ndjson: warning: no event says anything of variable coins; record it under after where a step changes it
                """,
                text(linted));
    }

    @Test
    void messagesThatDoNotMatchAreFoundAcrossFiles() {
        Linted linted = lint("run");
        assertEquals(3, linted.events());
        assertTrue(linted.isInvalid());
        assertEquals(
                """
                run/left.ndjson:2: invalid: receives message c, which nobody sent; record the id in the sender's sends
                run/left.ndjson:3: invalid: sends message a, which run/left.ndjson:2 sends too; give each message an id of its own
                run/left.ndjson: warning: messages that it sends and nobody receives: 1; record their ids in the receivers' receives, unless they were lost
                """,
                text(linted));
    }

    @Test
    void severalFilesWithoutAnyOrderAreFound() {
        assertEquals(
                """
                silent: warning: Move(p, q, n) (Purses.tla:17:1) is never taken; record it, or have a run that takes it
                silent: warning: no event says anything of variable coins; record it under after where a step changes it
                silent: warning: 2 files, and no event receives a message or has a clock; record the ids of messages in sends and receives: any order of the files' events is searched otherwise
                """,
                text(lint("silent")));
    }

    @Test
    void aConfigurationThatSaysOtherwiseIsFound(@TempDir Path folder) throws IOException {
        Path config = folder.resolve("P.cfg");
        Files.writeString(config, "SPECIFICATION Spec\nCONSTANT Purse = {\"left\"}\n");
        SpecLocation location =
                new SpecLocation(SPECS, Optional.empty(), Optional.of(config), Optional.empty());
        Linted linted = Linter.lint(session, TRACES.resolve("silent"), location);
        assertEquals(
                "silent/left.ndjson:1: warning: constant Purse is {\"left\", \"right\"} here and"
                    + " {\"left\"} in P.cfg; the header wins; make them agree, or leave one out",
                text(linted).lines().toList().getLast());
    }

    @Test
    void aMissingConstantMakesATraceInvalid(@TempDir Path folder) throws IOException {
        Path trace = folder.resolve("t.ndjson");
        Files.writeString(
                trace,
                """
                {"fos-trace":1,"run":"purses","spec":"Purses","constants":{}}
                {"seq":1,"end":true}
                """);
        Linted linted = Linter.lint(session, trace, SpecLocation.in(SPECS));
        assertEquals(
                trace
                        + ":1: invalid: the specification cannot be loaded with this header: "
                        + SPECS.resolve("Purses.tla")
                        + ": no value for Purse; it declares: Purse\n",
                text(linted));
    }
}
