package org.fos.checker.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.checker.value.Values;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class ModelConfigTest {

    @Test
    void readsEveryStatement() throws SyntaxException {
        ModelConfig config =
                ModelConfig.parse(
                        "M.cfg",
                        """
                        \\* a comment
                        CONSTANTS  (* another (* inside *) *)
                            Member = {m1, m2}  Nobody = Nobody
                            Limit = 3
                            Next <- BoundedNext
                            Nat <- [Naturals] Small
                            Nothing = [Queue] Nothing
                        CONSTANT Name = "a b"
                        SPECIFICATION Spec
                        INVARIANT TypeOK
                        INVARIANTS A B
                        PROPERTY Live
                        CONSTRAINT Bound
                        ACTION_CONSTRAINTS Step
                        SYMMETRY Perms
                        VIEW Seen
                        CHECK_DEADLOCK FALSE
                        """);
        assertEquals(
                List.of(
                        new ConstantBinding.Assignment(
                                "Member", Values.set(Values.model("m1"), Values.model("m2"))),
                        new ConstantBinding.Assignment("Nobody", Values.model("Nobody")),
                        new ConstantBinding.Assignment("Limit", Values.integer(3)),
                        new ConstantBinding.Substitution("Next", Optional.empty(), "BoundedNext"),
                        new ConstantBinding.Substitution("Nat", Optional.of("Naturals"), "Small"),
                        new ConstantBinding.Assignment(
                                "Nothing", Optional.of("Queue"), Values.model("Nothing")),
                        new ConstantBinding.Assignment("Name", Values.string("a b"))),
                config.constants());
        assertEquals(Optional.of("Spec"), config.specification());
        assertEquals(List.of("TypeOK", "A", "B"), config.invariants());
        assertEquals(List.of("Live"), config.properties());
        assertEquals(List.of("Bound"), config.constraints());
        assertEquals(List.of("Step"), config.actionConstraints());
        assertEquals(Optional.of("Perms"), config.symmetry());
        assertEquals(Optional.of("Seen"), config.view());
        assertEquals(Optional.of(false), config.checkDeadlock());
        assertEquals(Optional.empty(), config.init());
    }

    @Test
    void anErrorNamesFileLineColumnAndExpectation() {
        assertError("INIT\nNEXT Next", "M.cfg:2:1: found 'NEXT', expected NAME");
        assertError("CONSTANT A : 3", "M.cfg:1:12: found ':', expected one of '=' '<-'");
        assertError("CONSTANT A = 1\nCONSTANT A = 2", "M.cfg:2:10: found 'A', expected each");
        assertError("INIT I INIT I", "M.cfg:1:8: found 'INIT', expected INIT only once");
        assertError("CONSTANT A = 2147483648", "expected a number of at most 2147483647");
        assertError("CONSTANT A = \"x\\n\"", "M.cfg:1:14: found '\"'");
        assertError("CONSTANT A = {1", "found the end");
        assertError("INVARIANT A, B", "found ','");
        assertError("CHECK_DEADLOCK yes", "found 'yes', expected one of 'TRUE' 'FALSE'");
        assertError("CONSTANT A = THEN", "an identifier as a model value");
        assertError("(* open\nINIT I", "M.cfg:1:1: found '('");
    }

    @Test
    void refusesAConstantThatAConfigurationCannotHold() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ConstantBinding.Assignment("A", Values.tuple(Values.integer(1))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ConstantBinding.Assignment("A", Values.integer(-1)));
    }

    private static void assertError(String text, String part) {
        SyntaxException error =
                assertThrows(SyntaxException.class, () -> ModelConfig.parse("M.cfg", text));
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains(part), message);
    }
}
