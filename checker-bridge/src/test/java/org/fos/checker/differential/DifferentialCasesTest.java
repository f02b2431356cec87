package org.fos.checker.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Disagreements with TLC that were found, so that they do not come back. */
class DifferentialCasesTest {

    private static void agree(boolean action, String... expressions) {
        List<Term> terms =
                Arrays.stream(expressions).map(text -> Term.leaf(Kind.NUMBER, text)).toList();
        assertEquals(List.of(), new Comparison(action).compare(terms));
    }

    private static void agreeOnActions(String... actions) {
        List<Term> terms =
                Arrays.stream(actions).map(text -> Term.leaf(ActionTerms.ACTION, text)).toList();
        assertEquals(List.of(), new ActionComparison(new Random(1)).compare(terms));
    }

    @Test
    void aRecursiveCallIsNoConstantThoughItsArgumentsSpeakOfParametersOnly() {
        agree(false, "<<Factorial(3), Factorial(4), Factorial(3)>>", "Factorial(x)", "Sum(y)");
        agree(true, "Factorial(x')", "Factorial(x' + 1)", "<<Factorial(x), Factorial(x')>>");
    }

    @Test
    void valuesAreComparedUpToTheFirstDifferenceInTlcsOrder() {
        agree(
                false,
                "{<<2, \"b\">>, <<\"a\", \"a\">>}",
                "{<<1, \"b\">>, <<2, 3>>}",
                "[a |-> 1, b |-> 1] = [a |-> 1, b |-> \"x\"]",
                "[a |-> 1, b |-> 1] \\in {[a |-> 2, b |-> \"x\"]}",
                "{[a |-> 1, b |-> 1], [a |-> 2, b |-> \"x\"]}",
                "{[a |-> 1, b |-> 1]} \\cup {[a |-> 1, b |-> \"x\"]}",
                "{1} \\in {{\"a\"}}",
                "{1} \\in {{\"a\", \"b\"}}",
                "UNION {{1}, {\"a\"}}",
                "<<1>> = [a |-> 1]",
                "{m1, 1} \\cup {\"a\"}",
                "\"a\" \\in {m1, 1}",
                "{<<1>>} \\ {<<\"a\">>}",
                "(1 :> 5) @@ (\"a\" :> 5)");
    }

    @Test
    void membershipIsRefusedWhereTlcRefusesIt() {
        agree(
                false,
                "m1 \\in SUBSET {1}",
                "<<1>> \\in [a : {1}]",
                "[a |-> 1] \\in [1..1 -> {1}]",
                "[a |-> 1] \\in ({1} \\X {1})",
                "[a |-> 1] \\in Seq({1})",
                "[b |-> 1, a |-> \"x\"] \\in [a : {1}, b : {2}]",
                "[b |-> 1, a |-> 1] \\in [a : {2}, b : {\"x\"}]",
                "Nat \\cap {\"a\"}");
    }

    @Test
    void exceptAtAKeyOfAnotherKindIsAnError() {
        agree(
                false,
                "[<<1, 2>> EXCEPT ![\"a\"] = 4]",
                "[<<1, 2>> EXCEPT ![3] = 4]",
                "[[a |-> 1] EXCEPT ![1] = 4]",
                "[[q \\in {} |-> 3] EXCEPT ![\"c\"] = 0]");
    }

    @Test
    void stringsAreSequencesWhereTlcTakesThemSo() {
        agree(
                false,
                "<<1>> \\o \"bc\"",
                "\"bc\" \\o <<1>>",
                "<<\"b\">> = \"b\"",
                "\"b\" = <<\"b\">>",
                "Head(\"abc\")",
                "SelectSeq(\"abc\", LAMBDA q : q # \"a\")",
                "\"ab\" \\in Seq({\"a\", \"b\"})",
                "Append(\"a\", 1)");
    }

    @Test
    void bagsNeedNotBeBagsWhereTlcDoesNotAsk() {
        agree(
                false,
                "(\"a\" :> 0) (-) EmptyBag",
                "BagToSet(<<\"a\">>)",
                "CopiesIn(3, <<\"a\", \"b\">>)",
                "CopiesIn(\"x\", SetToBag({1}))",
                "BagUnion({5})",
                "SetToBag({1}) (+) SetToBag({\"a\"})",
                "SetToBag({1}) (-) (2 :> \"a\")",
                "SubBag(SetToBag({1, 2}))");
    }

    @Test
    void chooseTriesModelValuesFirstAndNumbersDoNotOverflow() {
        agree(
                false,
                "CHOOSE v \\in {m1, m2, m3, 3} : v # m3",
                "CHOOSE v \\in {{m1, m2}, {m3}, {1, 2}} : v # {m3}",
                "CHOOSE s \\in SUBSET {3, 1, 2} : Cardinality(s) > 1",
                "((-2147483647) - 1) \\div (-1)",
                "(-5) % 2",
                "5 % (-2)");
    }

    @Test
    void whatIsLeftWhenAllVariablesHaveValuesCountsOnce() {
        agreeOnActions(
                "(UNCHANGED all) /\\ (\\E i \\in y' : i < 9)",
                "(\\E i \\in y : i < 9) /\\ (UNCHANGED all)",
                "(UNCHANGED all) /\\ (x = x \\/ y = y) /\\ (\\A i \\in y : i > 0 \\/ i < 9)",
                "(\\A i \\in {1, 3} : (x' = 1 \\/ x' = 1)) /\\ UNCHANGED <<y, z, w, m, f>>");
    }

    @Test
    void aPrimedFormulaCountsOnce() {
        agreeOnActions(
                "y' = {1, 2} /\\ m' = {[kappa |-> 0, tau |-> \"a\"]} /\\ Sound' /\\ UNCHANGED <<x,"
                        + " z, w, f>>",
                "y' = {1, 2} /\\ (\\E i \\in y : i > 0)' /\\ UNCHANGED <<x, z, w, m, f>>");
    }

    @Test
    void anImplicationGoesTheWaysOfItsRightSide() {
        agreeOnActions(
                "(x = x => y = y \\/ z = z) /\\ UNCHANGED all",
                "(x # x => y = y \\/ z = z) /\\ UNCHANGED all",
                "(x = x => x' = 1) /\\ UNCHANGED <<y, z, w, m, f>>");
    }

    @Test
    void aVariableIsGivenItsValueByAnotherNameToo() {
        agreeOnActions("AliasX' = 2 /\\ UNCHANGED <<y, z, w, m, f>>");
    }

    @Test
    void whatCannotBeComparedFailsThoughALaterConjunctWouldBeFalse() {
        agreeOnActions(
                "(\\E k \\in {1, 2} : \\E r \\in m : r.kappa = k /\\ r.tau = \"a\") /\\ UNCHANGED"
                        + " all",
                "m' = {r \\in m : ~(r.kappa = \"a\" /\\ r.tau = \"none\")} /\\ UNCHANGED <<x, y, z,"
                        + " w, f>>",
                "m' = {r \\in m : r.kappa = \"a\" /\\ r.tau = \"none\"} /\\ UNCHANGED <<x, y, z, w,"
                        + " f>>",
                "m' = {r \\in m : r.tau = \"none\" /\\ r.kappa = \"a\"} /\\ UNCHANGED <<x, y, z, w,"
                        + " f>>",
                "m' = {r \\in m : ~(r.tau = \"a\" /\\ r.kappa \\in {1, 2})} /\\ UNCHANGED <<x, y,"
                        + " z, w, f>>");
    }
}
