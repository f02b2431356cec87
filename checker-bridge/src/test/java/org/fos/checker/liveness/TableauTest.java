package org.fos.checker.liveness;

import static org.fos.checker.liveness.Temporals.always;
import static org.fos.checker.liveness.Temporals.and;
import static org.fos.checker.liveness.Temporals.eventually;
import static org.fos.checker.liveness.Temporals.everyStep;
import static org.fos.checker.liveness.Temporals.leadsTo;
import static org.fos.checker.liveness.Temporals.not;
import static org.fos.checker.liveness.Temporals.or;
import static org.fos.checker.liveness.Temporals.someStep;
import static org.fos.checker.liveness.Temporals.state;
import static org.fos.checker.liveness.Temporals.strong;
import static org.fos.checker.liveness.Temporals.weak;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.fos.checker.tree.Temporal;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The automata of usual properties stay as small as can be. */
class TableauTest {
    private static final Temporal P = state("p");
    private static final Temporal Q = state("q");

    /** For each goal the number of states and of transitions. */
    private static List<String> sizes(List<Temporal> fairness, Temporal property) {
        return Temporals.liveness(fairness, property).automata().stream()
                .map(TableauTest::size)
                .toList();
    }

    private static String size(Automaton automaton) {
        int transitions = automaton.transitions().stream().mapToInt(List::size).sum();
        return automaton.states() + " states, " + transitions + " transitions";
    }

    @Test
    void whatRecursTakesNoAutomaton() {
        List<String> trivial = List.of("1 states, 1 transitions");
        assertEquals(trivial, sizes(List.of(), always(eventually(P))));
        assertEquals(trivial, sizes(List.of(), eventually(always(P))));
        assertEquals(trivial, sizes(List.of(), eventually(everyStep("A", "vars"))));
        assertEquals(
                trivial,
                sizes(List.of(), or(always(eventually(P)), always(someStep("A", "vars")))));
        assertEquals(trivial, sizes(List.of(weak("A"), strong("B")), strong("A")));
        assertEquals(trivial, sizes(List.of(strong("A"), strong("B"), strong("C")), weak("A")));
    }

    @Test
    void aPromiseToBeKeptTakesTwoStates() {
        List<String> two = List.of("2 states, 2 transitions");
        assertEquals(two, sizes(List.of(weak("A")), leadsTo(P, Q)));
        assertEquals(two, sizes(List.of(), always(P)));
        assertEquals(two, sizes(List.of(), everyStep("A", "vars")));
        assertEquals(List.of("1 states, 1 transitions"), sizes(List.of(), eventually(P)));
    }

    @Test
    void eachInstanceOfAPromiseIsAGoalOfItsOwn() {
        assertEquals(
                List.of("2 states, 2 transitions", "2 states, 2 transitions"),
                sizes(List.of(weak("A")), and(leadsTo(P, Q), leadsTo(Q, P))));
    }

    @Test
    void aChoiceOfPromisesIsTheirProduct() {
        assertEquals(
                List.of("4 states, 9 transitions"),
                sizes(List.of(), or(leadsTo(P, Q), leadsTo(Q, P))));
    }

    @Test
    void tooManyEventualitiesAreRefused() {
        List<Temporal> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(eventually(always(leadsTo(state("p" + i), always(state("q" + i))))));
            many.add(eventually(and(state("r" + i), eventually(state("s" + i)))));
        }
        Temporal property = not(and(many.toArray(new Temporal[0])));
        assertThrows(TooLargeException.class, () -> sizes(List.of(), property));
    }
}
