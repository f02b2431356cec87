package org.fos.dpool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Protects from transfers that leave the giver poorer than the scheme allows. */
class PoolRulesPropertyTest {
    private static PoolRules rules(Scheme scheme, int block, int low, int high, int gap) {
        return new PoolRules(scheme, "m1", block, low, high, gap, 1);
    }

    @Property
    void aDonorThinksOfItsOwnRequests(
            @ForAll @IntRange(min = 1, max = 50) int size,
            @ForAll @IntRange(min = 0, max = 50) int waiting,
            @ForAll @IntRange(min = 1, max = 20) int block) {
        int given = rules(Scheme.BULK_TRANSFER, block, 0, 0, 1).giveSize(size, waiting);
        assertTrue(given >= 1 && given <= block && given <= size);
        assertTrue(given == 1 || size - given >= waiting);
        assertEquals(1, rules(Scheme.DISTRIBUTED_STORAGE, block, 0, 0, 1).giveSize(size, waiting));
    }

    @Property
    void nobodyBecomesLowByHelpingOne(
            @ForAll @IntRange(min = 0, max = 50) int size,
            @ForAll @IntRange(min = 1, max = 20) int block,
            @ForAll @IntRange(min = 0, max = 20) int low) {
        int supplied = rules(Scheme.BACKGROUND_PULL, block, low, 0, 1).supplySize(size);
        assertTrue(supplied >= 0 && supplied <= block);
        assertTrue(supplied == 0 || size - supplied >= low);
    }

    @Property
    void aPushAcrossAGapOfTwoNeverTurnsTheTables(
            @ForAll @IntRange(min = 0, max = 50) int size,
            @ForAll @IntRange(min = 0, max = 50) int other,
            @ForAll @IntRange(min = 1, max = 20) int block,
            @ForAll @IntRange(min = 0, max = 20) int high,
            @ForAll @IntRange(min = 2, max = 9) int gap) {
        PoolRules rules = rules(Scheme.BACKGROUND_PUSH_WITH_ESTIMATION, block, 0, high, gap);
        int pushed = rules.pushSize(size, other);
        assertTrue(pushed >= 0 && pushed <= block);
        assertTrue(pushed == 0 || (size - pushed >= high && size - pushed >= other + pushed));
    }

    @Property
    void onlyASurplusIsPushed(
            @ForAll @IntRange(min = 0, max = 50) int size,
            @ForAll @IntRange(min = 0, max = 50) int estimate,
            @ForAll @IntRange(min = 0, max = 20) int high) {
        int pushed = rules(Scheme.BACKGROUND_PUSH, 5, 0, high, 1).pushSize(size, estimate);
        assertEquals(Math.min(5, Math.max(0, size - high)), pushed);
        assertEquals(0, rules(Scheme.BACKGROUND_PULL, 5, 0, high, 1).pushSize(size, estimate));
    }

    @Example
    void theReportsOwnRulePushesTheLastElementToAndFro() {
        PoolRules rules = rules(Scheme.BACKGROUND_PUSH_WITH_ESTIMATION, 4, 0, 0, 1);
        assertEquals(1, rules.pushSize(1, 0));
        assertEquals(0, rules.pushSize(1, 1));
    }

    @Example
    void twoCollectsAreRefusedWhereOneIsEnough() {
        assertEquals(
                "collects must be 1 to 1, collects=2",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new PoolRules(Scheme.CENTRAL_STORAGE, "m1", 1, 0, 0, 1, 2))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new PoolRules(Scheme.BULK_TRANSFER, "m1", 0, 0, 0, 1, 1));
    }
}
