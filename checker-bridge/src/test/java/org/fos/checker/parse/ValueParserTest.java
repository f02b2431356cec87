package org.fos.checker.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.junit.jupiter.api.Test;

import java.util.Map;

class ValueParserTest {

    @Test
    void readsWhatTlcPrintsOverSeveralLines() throws SyntaxException {
        String printed =
                """
                << ("1" :> 2),
                   [1a |-> 1, IF |-> TRUE],
                   <<>>,
                   << >>,
                   (1..3 :> -2),
                   -1..1,
                   5..4 >>
                """;
        Value expected =
                Values.tuple(
                        Values.function(Map.of(Values.string("1"), Values.integer(2))),
                        Values.record(Map.of("1a", Values.integer(1), "IF", Values.bool(true))),
                        Values.tuple(),
                        Values.tuple(),
                        Values.function(
                                Map.of(
                                        Values.set(
                                                Values.integer(1),
                                                Values.integer(2),
                                                Values.integer(3)),
                                        Values.integer(-2))),
                        Values.set(Values.integer(-1), Values.integer(0), Values.integer(1)),
                        Values.set());
        assertEquals(expected, ValueParser.parse(printed));
    }

    @Test
    void parenthesesChangeNothingAndTheLeftOfTwoEqualArgumentsWins() throws SyntaxException {
        assertEquals(Values.integer(-7), ValueParser.parse("((-7))"));
        assertEquals(
                ValueParser.parse("(a :> 1 @@ b :> 2)"),
                ValueParser.parse("(a) :> 1 @@ b :> (2) @@ a :> 3"));
    }

    @Test
    void anErrorNamesPlaceAndExpectation() {
        assertError("{1, 2\n  3}", 2, 3, "found '3', expected one of ',' '}'");
        assertError("", 1, 1, "found the end");
        assertError("<<1, >>", 1, 6, "found '>>'");
        assertError("[a |-> 1, a |-> 2]", 1, 11, "each field only once");
        assertError("\"a\\q\"", 1, 1, "after \\");
        assertError("\"open", 1, 1, "found '\"'");
        assertError("{THEN}", 1, 2, "the name of a model value");
        assertError("0..2000000", 1, 1, "an interval of at most 1048576 numbers");
        assertError("1 2", 1, 3, "found '2'");
        assertError("{".repeat(5000), 1, 1001, "at most 1000 brackets");
    }

    private static void assertError(String text, int line, int column, String part) {
        SyntaxException error =
                assertThrows(SyntaxException.class, () -> ValueParser.parse("file", text));
        String message = String.valueOf(error.getMessage());
        assertTrue(message.startsWith("file:%d:%d: ".formatted(line, column)), message);
        assertTrue(message.contains(part), message);
    }
}
