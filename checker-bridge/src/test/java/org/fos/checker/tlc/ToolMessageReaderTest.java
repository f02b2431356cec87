package org.fos.checker.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

class ToolMessageReaderTest {
    private static final Pattern LINE_END = Pattern.compile("\n");

    private static final String VIOLATION =
            """
            @!@!@STARTMSG 2190:0 @!@!@
            Finished computing initial states: 1 distinct state generated.
            @!@!@ENDMSG 2190 @!@!@
            <<"printed", 1>>
            @!@!@STARTMSG 2110:1 @!@!@
            Invariant Small is violated.
            @!@!@ENDMSG 2110 @!@!@
            @!@!@STARTMSG 2121:1 @!@!@
            The behavior up to this point is:
            @!@!@ENDMSG 2121 @!@!@
            @!@!@STARTMSG 2217:4 @!@!@
            1: <Initial predicate>
            /\\ x = 0
            /\\ y = << 1,
               2 >>

            @!@!@ENDMSG 2217 @!@!@
            @!@!@STARTMSG 2199:0 @!@!@
            1,234 states generated, 567 distinct states found, 8 states left on queue.
            @!@!@ENDMSG 2199 @!@!@
            @!@!@STARTMSG 2186:0 @!@!@
            Finished in 5ms at (2026-01-01 00:00:00)
            @!@!@ENDMSG 2186 @!@!@
            """;

    @Test
    void cutsOutputIntoMessagesAndPlainLines() {
        assertEquals(
                List.of(2190, ToolMessage.PLAIN, 2110, 2121, 2217, 2199, 2186),
                read(VIOLATION).stream().map(ToolMessage::code).toList());
        assertEquals(
                new ToolMessage(2110, ToolMessage.ERROR, "Invariant Small is violated."),
                read(VIOLATION).get(2));
    }

    @Test
    void aMessageInsideAnotherComesFirstAndIsCutOutOfIt() {
        String nested =
                """
                @!@!@STARTMSG 1000:1 @!@!@
                The exception was a tlc2.tool.ConfigFileException
                : @!@!@STARTMSG 5001:0 @!@!@
                File not found.
                @!@!@ENDMSG 5001 @!@!@
                @!@!@ENDMSG 1000 @!@!@
                """;
        assertEquals(
                List.of(
                        new ToolMessage(5001, 0, "File not found."),
                        new ToolMessage(
                                1000, 1, "The exception was a tlc2.tool.ConfigFileException\n:")),
                read(nested));
    }

    @Test
    void aHalfMessageIsNoVerdict() {
        List<ToolMessage> messages = read("@!@!@STARTMSG 2110:1 @!@!@\nInvariant Small is");
        assertEquals(List.of(new ToolMessage(2110, 0, "Invariant Small is")), messages);
        assertInstanceOf(CheckResult.Crashed.class, result(messages));
    }

    @Test
    void outputThatEndsAnywhereIsACrashUnlessTheVerdictWasWhole() {
        int wholeVerdict = VIOLATION.indexOf("@!@!@ENDMSG 2110");
        for (int length = 0; length < VIOLATION.length(); length++) {
            CheckResult result = result(read(VIOLATION.substring(0, length)));
            if (length >= wholeVerdict + "@!@!@ENDMSG 2110 @!@!@".length()) {
                assertInstanceOf(CheckResult.Violated.class, result, "cut at " + length);
            } else {
                assertInstanceOf(CheckResult.Crashed.class, result, "cut at " + length);
            }
        }
    }

    @Test
    void anEndWithoutItsStartClosesNothing() {
        assertEquals(
                List.of(new ToolMessage(2190, 0, "a")),
                read(
                        """
                        @!@!@ENDMSG 7 @!@!@
                        @!@!@STARTMSG 2190:0 @!@!@
                        @!@!@ENDMSG 7 @!@!@
                        a
                        @!@!@ENDMSG 2190 @!@!@
                        """
                                .lines()
                                .skip(1)
                                .reduce("", (all, line) -> all + line + "\n")));
    }

    @Test
    void recordedNumbersAndStatesAreReadWhole() {
        CheckResult.Violated violated =
                assertInstanceOf(CheckResult.Violated.class, result(read(VIOLATION)));
        assertEquals("Small", violated.property());
        assertEquals(1_234, violated.statistics().generated());
        assertEquals(567, violated.statistics().distinct());
        assertEquals(8, violated.statistics().queueLeft());
        assertEquals(
                "{x=0, y=<<1, 2>>}",
                violated.counterexample().states().getFirst().variables().toString());
    }

    private static List<ToolMessage> read(String output) {
        List<ToolMessage> messages = new ArrayList<>();
        ToolMessageReader reader = new ToolMessageReader(messages::add);
        LINE_END.splitAsStream(output).forEach(reader::line);
        reader.end();
        return messages;
    }

    private static CheckResult result(List<ToolMessage> messages) {
        Counts counts = new Counts();
        Verdict verdict = new Verdict(false);
        for (ToolMessage message : messages) {
            verdict.take(message);
            counts.take(message);
        }
        return verdict.result(137, counts.statistics(Duration.ofSeconds(1), OptionalLong.empty()));
    }
}
