package org.fos.checker.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import java.util.List;
import java.util.Random;

/**
 * TLC and the compiled engine make the same of expressions and actions drawn at random. Many come
 * in one module, since loading TLC is what takes long. The system property {@code fos.differential}
 * says how many are compared in each test; a disagreement is made small before it is shown.
 */
class DifferentialExpressionsPropertyTest {
    private static final int MODULE = 150;
    private static final int WANTED = Integer.getInteger("fos.differential", MODULE);

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.randomValue(Random::nextLong);
    }

    private static void requireAgreement(long seed, boolean states, boolean action) {
        Random random = new Random(seed);
        for (long compared = 0; compared < WANTED; ) {
            Comparison comparison = new Comparison(action);
            List<Comparison.Disagreement> found =
                    comparison.compare(Comparison.draw(random, MODULE, states, action, false));
            assertTrue(
                    comparison.known() > comparison.compared() / 2,
                    "most expressions should have a value");
            assertEquals(
                    List.of(),
                    found.stream().limit(1).map(comparison::smallest).toList(),
                    "seed " + seed);
            compared += comparison.compared();
        }
    }

    @Property(tries = 1, seed = "20", shrinking = ShrinkingMode.OFF)
    void constantExpressionsHaveTheValuesThatTlcGivesThem(@ForAll("seeds") long seed) {
        requireAgreement(seed, false, false);
    }

    @Property(tries = 1, seed = "20", shrinking = ShrinkingMode.OFF)
    void stateExpressionsHaveTheValuesThatTlcGivesThem(@ForAll("seeds") long seed) {
        requireAgreement(seed, true, false);
    }

    @Property(tries = 1, seed = "20", shrinking = ShrinkingMode.OFF)
    void expressionsOfTwoStatesHaveTheValuesThatTlcGivesThem(@ForAll("seeds") long seed) {
        requireAgreement(seed, true, true);
    }

    /** TLC puts off errors in what it does not need; the engine may be stricter, never laxer. */
    @Property(tries = 1, seed = "20", shrinking = ShrinkingMode.OFF)
    void whatTlcCannotEvaluateHasNoValue(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        for (long compared = 0; compared < WANTED; ) {
            Comparison comparison = new Comparison(false);
            List<Comparison.Disagreement> found =
                    comparison.compare(Comparison.draw(random, MODULE, true, false, true)).stream()
                            .filter(d -> !(d.own() instanceof Outcome.Failed))
                            .limit(1)
                            .map(comparison::smallest)
                            .toList();
            assertEquals(List.of(), found, "seed " + seed);
            compared += comparison.compared();
        }
    }

    @Property(tries = 1, seed = "20", shrinking = ShrinkingMode.OFF)
    void actionsLeadToTheSuccessorsThatTlcFindsAsOften(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        for (long compared = 0; compared < WANTED; ) {
            ActionComparison comparison = new ActionComparison(random);
            List<ActionComparison.Disagreement> found =
                    comparison.compare(ActionComparison.draw(random, MODULE));
            assertTrue(comparison.successors() > MODULE, "actions should lead somewhere");
            assertEquals(
                    List.of(),
                    found.stream().limit(1).map(comparison::smallest).toList(),
                    "seed " + seed);
            compared += comparison.compared();
        }
    }
}
