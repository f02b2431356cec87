package org.fos.experiments.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fos.checker.parse.SyntaxException;
import org.fos.checker.parse.ValueParser;
import org.fos.checker.tlc.Behaviour;
import org.fos.checker.tlc.BehaviourState;
import org.fos.checker.tlc.Lasso;
import org.fos.checker.value.Value;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person sees the first state whole, and then what each step changes. */
class BehaviourTextTest {
    @Test
    void onlyWhatChangesIsShownAfterTheFirstState() throws SyntaxException {
        Behaviour behaviour =
                new Behaviour(
                        List.of(
                                state(1, "Init", "n", "0", "kept", "{1}"),
                                state(2, "Up", "n", "1", "kept", "{1}")),
                        Optional.of(new Lasso.BackTo(1)));
        assertEquals(
                List.of(
                        "1  Init",
                        "     n = 0; kept = {1}",
                        "2  Up",
                        "     n = 1",
                        "and on from state 1 for ever"),
                BehaviourText.of(behaviour));
    }

    @Test
    void ofAFunctionThePlacesAreShownThatChange() throws SyntaxException {
        assertEquals(
                List.of("f[m2].phase = \"done\""),
                changes(
                        "(m1 :> [phase |-> \"idle\", n |-> 1] @@ m2 :> [phase |-> \"idle\", n |->"
                                + " 1])",
                        "(m1 :> [phase |-> \"idle\", n |-> 1] @@ m2 :> [phase |-> \"done\", n |->"
                                + " 1])"));
    }

    @Test
    void aRecordThatChangesInMoreThanOneFieldIsShownWhole() throws SyntaxException {
        assertEquals(
                List.of("f = [n |-> 2, phase |-> \"done\"]"),
                changes("[n |-> 1, phase |-> \"idle\"]", "[n |-> 2, phase |-> \"done\"]"));
    }

    @Test
    void aSequenceIsShownWhole() throws SyntaxException {
        assertEquals(List.of("f = <<1, 3>>"), changes("<<1, 2>>", "<<1, 3>>"));
        assertEquals(List.of("f = <<1>>"), changes("<<>>", "<<1>>"));
    }

    @Test
    void ofASetIsShownWhatComesAndWhatGoes() throws SyntaxException {
        assertEquals(List.of("f loses 1", "f gains 4, 5"), changes("{1, 2, 3}", "{2, 3, 4, 5}"));
        assertEquals(List.of("f = {9}"), changes("{1, 2, 3}", "{9}"));
        assertEquals(List.of("f = {}"), changes("{1}", "{}"));
    }

    @Test
    void aFunctionWhoseDomainChangesIsShownWhole() throws SyntaxException {
        assertEquals(
                List.of("f = (m1 :> 1 @@ m2 :> 2)"), changes("(m1 :> 1)", "(m1 :> 1 @@ m2 :> 2)"));
    }

    @Test
    void whatGoesIsShownWithoutItsLongFields() throws SyntaxException {
        String state = "state |-> <<1, 2, 3, 4, 5, 6, 7, 8>>";
        String yes = "[kind |-> \"yes\", " + state + "]";
        String no = "[kind |-> \"no\", " + state + "]";
        assertEquals(
                List.of("f loses [kind |-> \"no\", ...]"),
                changes("{" + yes + ", " + no + "}", "{" + yes + "}"));
    }

    @Test
    void whatGoesIsShownWholeIfSomethingElseIsLikeIt() throws SyntaxException {
        String one = "[kind |-> \"no\", state |-> <<1, 2, 3, 4, 5, 6, 7, 8>>]";
        String other = "[kind |-> \"no\", state |-> <<8, 7, 6, 5, 4, 3, 2, 1>>]";
        assertEquals(
                List.of("f loses " + one),
                changes("{" + one + ", " + other + "}", "{" + other + "}"));
    }

    @Test
    void aPlaceThatIsAsAtFirstSaysSoWhereThatIsShorter() throws SyntaxException {
        String idle = "[phase |-> \"idle\", n |-> 1]";
        assertEquals(
                List.of("f[m1] is as at first"),
                changes(
                        "(m1 :> " + idle + ")",
                        "(m1 :> [phase |-> \"busy\", n |-> 2])",
                        "(m1 :> " + idle + ")"));
        assertEquals(List.of("f = 0"), changes("0", "1", "0"));
    }

    @Test
    void argumentsOfOneValueStandTogether() throws SyntaxException {
        assertEquals(
                List.of("f = (m1, m3 :> (k1, k2 :> 0) @@ m2 :> (k1 :> 1 @@ k2 :> 0))"),
                Changes.all(
                        state(
                                1,
                                "Init",
                                "f",
                                "(m1 :> (k1 :> 0 @@ k2 :> 0) @@ m2 :> (k1 :> 1 @@ k2 :> 0)"
                                        + " @@ m3 :> (k1 :> 0 @@ k2 :> 0))")));
    }

    @Test
    void shortChangesShareALineOfAtMost98Columns() throws SyntaxException {
        String wide = "\"" + "x".repeat(83) + "\"";
        Behaviour behaviour =
                new Behaviour(
                        List.of(state(1, "Init", "a", "0", "b", "1", "c", wide)), Optional.empty());
        assertEquals(
                List.of("1  Init", "     a = 0; b = 1", "     c = " + wide),
                BehaviourText.of(behaviour));
        assertEquals(3, BehaviourText.linesOnPage(behaviour));
    }

    @Test
    void aLongLineCountsForSeveralOnAPage() throws SyntaxException {
        String long150 = "\"" + "x".repeat(150) + "\"";
        Behaviour behaviour =
                new Behaviour(List.of(state(1, "Init", "n", long150)), Optional.empty());
        assertEquals(2, BehaviourText.of(behaviour).size());
        assertEquals(3, BehaviourText.linesOnPage(behaviour));
    }

    private static List<String> changes(String before, String after) throws SyntaxException {
        return changes(before, before, after);
    }

    private static List<String> changes(String first, String before, String after)
            throws SyntaxException {
        return Changes.between(
                state(1, "Init", "f", first),
                state(2, "Step", "f", before),
                state(3, "Step", "f", after));
    }

    private static BehaviourState state(int number, String action, String... variables)
            throws SyntaxException {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            values.put(variables[i], ValueParser.parse(variables[i], variables[i + 1]));
        }
        return new BehaviourState(number, action, Optional.empty(), values, Map.of());
    }
}
