package org.fos.checker.liveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

import org.fos.checker.tree.Temporal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Holds the check against lassos that are listed and judged one by one. */
class LivenessPropertyTest {
    private static final List<String> PREDICATES = List.of("p", "q");
    private static final List<String> ACTIONS = List.of("A", "B");
    private static final List<String> SUBSCRIPTS = List.of("vars", "x");
    private static final int LONGEST = 6;

    @Provide
    Arbitrary<MarkedGraph> graphs() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.longs())
                .as((states, degree, seed) -> graph(states, degree, new Random(seed)));
    }

    private static MarkedGraph graph(int states, int degree, Random random) {
        List<Set<String>> marks = new ArrayList<>();
        for (int s = 0; s < states; s++) {
            Set<String> some = some(PREDICATES, random);
            some(ACTIONS, random).forEach(action -> some.add("ENABLED-" + action));
            marks.add(some);
        }
        MarkedGraph graph = new MarkedGraph(marks).initial(random.nextInt(states));
        for (int s = 0; s < states; s++) {
            for (int i = random.nextInt(degree + 1); i > 0; i--) {
                Set<String> names = some(ACTIONS, random);
                if (random.nextInt(4) == 0) {
                    names.add("x");
                }
                graph.step(s, random.nextInt(states), names.toArray(new String[0]));
            }
        }
        return graph;
    }

    private static Set<String> some(List<String> names, Random random) {
        Set<String> chosen = new TreeSet<>();
        names.stream().filter(name -> random.nextBoolean()).forEach(chosen::add);
        return chosen;
    }

    @Provide
    Arbitrary<Temporal> formulas() {
        return formulas(4);
    }

    private Arbitrary<Temporal> formulas(int depth) {
        Arbitrary<Temporal> simple =
                Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, Arbitraries.of(PREDICATES).map(Temporals::state)),
                        net.jqwik.api.Tuple.of(1, steps(true)),
                        net.jqwik.api.Tuple.of(1, steps(false)),
                        net.jqwik.api.Tuple.of(1, fair()));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<Temporal> part = Arbitraries.lazy(() -> formulas(depth - 1));
        return Arbitraries.oneOf(
                simple,
                part.map(Temporals::always),
                part.map(Temporals::eventually),
                part.map(Temporals::not),
                Combinators.combine(part, part).as(Temporals::leadsTo),
                Combinators.combine(part, part).as((a, b) -> Temporals.and(a, b)),
                Combinators.combine(part, part).as((a, b) -> Temporals.or(a, b)));
    }

    private Arbitrary<Temporal> steps(boolean every) {
        return Combinators.combine(Arbitraries.of(ACTIONS), Arbitraries.of(SUBSCRIPTS))
                .as(
                        (action, subscript) ->
                                every
                                        ? Temporals.everyStep(action, subscript)
                                        : Temporals.someStep(action, subscript));
    }

    @Provide
    Arbitrary<Temporal> fair() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(ACTIONS),
                        Arbitraries.of(SUBSCRIPTS))
                .as(Temporals::fair);
    }

    @Provide
    Arbitrary<List<Temporal>> fairness() {
        return fair().list().ofMaxSize(3);
    }

    @Property(tries = 1000)
    void aBehaviourIsFoundExactlyIfThereIsOneThatIsFairAndViolates(
            @ForAll("graphs") MarkedGraph graph,
            @ForAll("fairness") List<Temporal> fairness,
            @ForAll("formulas") Temporal property) {
        Liveness liveness = Temporals.liveness(fairness, property);
        Optional<Lasso> found =
                liveness.check(graph.with(liveness.atoms())).map(Liveness.Violation::behaviour);
        List<Temporal> wanted = new ArrayList<>(fairness);
        wanted.add(Temporals.not(property));
        LassoSemantics semantics = new LassoSemantics(graph);
        if (found.isPresent()) {
            Lasso lasso = found.get();
            assertTrue(semantics.isBehaviour(lasso), () -> "no behaviour: " + lasso);
            wanted.forEach(
                    f -> assertTrue(semantics.satisfies(lasso, f), () -> lasso + " without " + f));
        } else {
            assertEquals(Optional.empty(), semantics.search(LONGEST, wanted));
        }
        Statistics.collect(found.isPresent() ? "violated" : "holds");
        Statistics.coverage(
                coverage -> {
                    coverage.check("violated").percentage(p -> p > 15);
                    coverage.check("holds").percentage(p -> p > 15);
                });
    }
}
