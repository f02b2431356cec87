package org.fos.checker.liveness;

import static org.fos.checker.liveness.Temporals.always;
import static org.fos.checker.liveness.Temporals.eventually;
import static org.fos.checker.liveness.Temporals.leadsTo;
import static org.fos.checker.liveness.Temporals.not;
import static org.fos.checker.liveness.Temporals.or;
import static org.fos.checker.liveness.Temporals.someStep;
import static org.fos.checker.liveness.Temporals.state;
import static org.fos.checker.liveness.Temporals.strong;
import static org.fos.checker.liveness.Temporals.weak;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Range;
import org.fos.checker.tree.SpecTree.Named;
import org.fos.checker.tree.Temporal;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** Graphs small enough for their answers to be known. */
class LivenessTest {
    private static final Temporal DONE = state("done");

    private static Optional<Lasso> violation(
            MarkedGraph graph, List<Temporal> fairness, Temporal property) {
        Liveness liveness = Temporals.liveness(fairness, property);
        return liveness.check(graph.with(liveness.atoms())).map(Liveness.Violation::behaviour);
    }

    private static Optional<Lasso> lasso(int back, Integer... states) {
        return Optional.of(new Lasso(List.of(states), back));
    }

    /** 0 and 1 alternate by steps of Turn; from 1 a step of Go leads to 2, which is done. */
    private static MarkedGraph door() {
        return MarkedGraph.of("ENABLED-Turn", "ENABLED-Turn ENABLED-Go open", "done")
                .step(0, 1, "Turn")
                .step(1, 0, "Turn")
                .step(1, 2, "Go");
    }

    @Test
    void withoutFairnessNothingNeedEverHappen() {
        assertEquals(lasso(0, 0), violation(door(), List.of(), eventually(DONE)));
        assertEquals(Optional.empty(), violation(door(), List.of(), leadsTo(DONE, DONE)));
    }

    @Test
    void weakFairnessIsEscapedWhereTheActionIsDisabledAgainAndAgain() {
        assertEquals(
                lasso(0, 0, 1),
                violation(door(), List.of(weak("Turn"), weak("Go")), eventually(DONE)));
    }

    @Test
    void strongFairnessIsNot() {
        assertEquals(
                Optional.empty(),
                violation(door(), List.of(weak("Turn"), strong("Go")), eventually(DONE)));
        assertEquals(lasso(0, 0), violation(door(), List.of(strong("Go")), eventually(DONE)));
    }

    @Test
    void weakFairnessOfAnActionThatStaysEnabledForcesIt() {
        MarkedGraph graph = MarkedGraph.of("ENABLED-Go", "done").step(0, 1, "Go");
        assertEquals(Optional.empty(), violation(graph, List.of(weak("Go")), eventually(DONE)));
        assertEquals(
                lasso(1, 0, 1),
                violation(graph, List.of(weak("Go")), always(eventually(not(DONE)))));
    }

    @Test
    void aStateWithoutSuccessorsStutters() {
        MarkedGraph graph =
                MarkedGraph.of("ENABLED-Go", "asked", "asked ENABLED-Go", "done")
                        .step(0, 1, "Go")
                        .step(0, 2, "Go")
                        .step(2, 3, "Go");
        assertEquals(
                lasso(1, 0, 1),
                violation(graph, List.of(weak("Go")), leadsTo(state("asked"), DONE)));
    }

    @Test
    void aStepThatKeepsTheSubscriptIsNotTaken() {
        MarkedGraph graph =
                MarkedGraph.of("ENABLED-Go", "ENABLED-Go")
                        .step(0, 1, "Go", "x")
                        .step(1, 0, "Go", "x");
        assertEquals(
                Optional.empty(),
                violation(graph, List.of(weak("Go")), always(someStep("Go", "vars"))));
        assertEquals(lasso(0, 0), violation(graph, List.of(), always(someStep("Go", "vars"))));
        assertEquals(
                lasso(0, 0, 1),
                violation(graph, List.of(weak("Go")), eventually(someStep("Go", "x"))));
    }

    @Test
    void aCycleVisitsAllThatMustRecur() {
        // A ring of four; each fair action is taken at one place of it.
        MarkedGraph ring = MarkedGraph.of("p", "", "q", "");
        for (int i = 0; i < 4; i++) {
            ring.step(i, (i + 1) % 4, "Step");
        }
        ring.step(1, 0).step(2, 1);
        Temporal property =
                not(Temporals.and(always(eventually(state("p"))), always(eventually(state("q")))));
        assertEquals(lasso(0, 0, 1, 2, 1), violation(ring, List.of(), property));
        assertEquals(
                Optional.empty(),
                violation(
                        ring,
                        List.of(),
                        or(
                                property,
                                eventually(always(state("p"))),
                                always(eventually(not(state("p")))))));
    }

    /** In 0 and 1, A is enabled and never taken; 2 and 3 lie on a cycle beside, without A. */
    @Test
    void aComponentIsSearchedAgainWithoutWhatStrongFairnessForbids() {
        MarkedGraph graph =
                MarkedGraph.of("", "ENABLED-A", "", "ENABLED-B", "")
                        .step(0, 1)
                        .step(1, 2)
                        .step(2, 0)
                        .step(2, 3)
                        .step(3, 4)
                        .step(4, 2)
                        .step(4, 0);
        List<Temporal> fairness = List.of(strong("A"), strong("B"));
        Temporal moves = eventually(Temporals.everyStep("None", "vars"));
        assertEquals(Optional.empty(), violation(graph, fairness, moves));
        assertEquals(lasso(2, 0, 1, 2, 3, 4), violation(graph, List.of(strong("A")), moves));
    }

    @Test
    void theFirstViolatedPropertyIsNamed() {
        MarkedGraph graph = door();
        Liveness liveness =
                Liveness.of(
                        List.of(),
                        List.of(
                                new Named<>("Kept", leadsTo(DONE, DONE)),
                                new Named<>("Broken", eventually(DONE)),
                                new Named<>("AlsoBroken", eventually(state("open")))),
                        Temporals.NO_CONSTANTS);
        assertEquals(
                Optional.of(new Liveness.Violation("Broken", new Lasso(List.of(0), 0))),
                liveness.check(graph.with(liveness.atoms())));
    }

    @Test
    void quantifiersAreWrittenOut() {
        Local who = new Local("who");
        Constants twoNames =
                new Constants() {
                    @Override
                    public SetValue elements(Expr set) {
                        return Values.set(Values.string("a"), Values.string("b"));
                    }

                    @Override
                    public Expr bind(Local local, Value value, Expr expr) {
                        return expr instanceof Expr.Reference(Local referred, Range range)
                                        && referred == local
                                ? MarkedGraph.named(value.toString())
                                : expr;
                    }
                };
        Temporal promise =
                new Temporal.Quantified(
                        true,
                        who,
                        MarkedGraph.named("Names"),
                        eventually(
                                new Temporal.State(
                                        new Expr.Reference(who, Range.NONE), Range.NONE)),
                        Range.NONE);
        Liveness liveness = Liveness.of(List.of(), List.of(new Named<>("All", promise)), twoNames);
        assertEquals(2, liveness.atoms().size());
        MarkedGraph both = MarkedGraph.of("\"a\" \"b\"").with(liveness.atoms());
        assertEquals(Optional.empty(), liveness.check(both));
        MarkedGraph one = MarkedGraph.of("\"a\"").with(liveness.atoms());
        assertEquals("All", liveness.check(one).orElseThrow().property());
    }
}
