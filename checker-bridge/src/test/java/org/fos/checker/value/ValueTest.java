package org.fos.checker.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

class ValueTest {

    @Test
    void allEmptyFunctionsAreOneValue() {
        assertEquals(Values.tuple(), Values.record(Map.of()));
        assertEquals(Values.tuple(List.of()), Values.function(Map.of()));
        assertEquals("<< >>", Values.record(Map.of()).toString());
        assertTrue(Values.tuple().isSequence());
        assertFalse(Values.tuple().isRecord());
        assertNotEquals(Values.set(), Values.tuple());
    }

    @Test
    void aModelValueIsNoString() {
        assertNotEquals(Values.string("m1"), Values.model("m1"));
        assertNotEquals(Values.model("m1"), Values.model("m2"));
    }

    @Test
    void aNumberIsEqualByNumberHoweverItWasMade() {
        assertEquals(Values.integer(BigInteger.valueOf(7)), Values.integer(7));
        assertEquals(Values.integer(BigInteger.valueOf(1L << 40)), Values.integer(1L << 40));
        ArithmeticException tooLarge =
                assertThrows(
                        ArithmeticException.class,
                        () -> Values.integer(BigInteger.TWO.pow(63)).asLong());
        assertTrue(String.valueOf(tooLarge.getMessage()).contains("9223372036854775808"));
        assertEquals(Long.MIN_VALUE, Values.integer(Long.MIN_VALUE).asLong());
    }

    @Test
    void printsTlaSyntax() {
        assertEquals("TRUE", Values.bool(true).toString());
        assertEquals("-3", Values.integer(-3).toString());
        assertEquals("\"a\\\"b\\\\\"", Values.string("a\"b\\").toString());
        assertEquals("{1, \"a\", m}", set("m", "a").toString());
        assertEquals("<<1, {}>>", Values.tuple(Values.integer(1), Values.set()).toString());
        assertEquals(
                "[a |-> 1, b |-> FALSE]",
                Values.record(Map.of("b", Values.bool(false), "a", Values.integer(1))).toString());
        assertEquals(
                "(0 :> 1 @@ m :> << >>)",
                Values.function(
                                Map.of(
                                        Values.model("m"), Values.tuple(),
                                        Values.integer(0), Values.integer(1)))
                        .toString());
    }

    @Test
    void aFieldNameThatIsNoIdentifierIsPrintedAsAFunction() {
        assertEquals("(\"a b\" :> 1)", Values.record(Map.of("a b", Values.integer(1))).toString());
        assertEquals(
                "(\"THEN\" :> 1)", Values.record(Map.of("THEN", Values.integer(1))).toString());
        assertTrue(Values.record(Map.of("a b", Values.integer(1))).isRecord());
    }

    @Test
    void refusesToReadAFunctionAsWhatItIsNot() {
        FunctionValue fromZero = Values.function(Map.of(Values.integer(0), Values.integer(1)));
        assertFalse(fromZero.isSequence());
        assertThrows(IllegalStateException.class, fromZero::asList);
        assertThrows(IllegalStateException.class, fromZero::fields);
        assertThrows(IllegalArgumentException.class, () -> Values.model("m 1"));
        assertThrows(IllegalArgumentException.class, () -> Values.model("12"));
        assertThrows(IllegalArgumentException.class, () -> Values.model("TRUE"));
    }

    private static SetValue set(String model, String text) {
        return Values.set(
                Values.model(model), Values.string(text), Values.integer(1), Values.integer(1));
    }
}
