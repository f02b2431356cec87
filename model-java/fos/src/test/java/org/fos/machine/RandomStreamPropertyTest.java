package org.fos.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

class RandomStreamPropertyTest {
    @Property(tries = 300)
    void drawsStayBelowTheirBound(@ForAll long seed, @ForAll @LongRange(min = 1) long bound) {
        long drawn = new RandomStream(seed).below(bound);
        assertTrue(drawn >= 0 && drawn < bound, () -> drawn + " of " + bound);
    }

    @Property(tries = 300)
    void aStreamDependsOnSeedAndPurposeAndNotOnEarlierDraws(
            @ForAll long seed, @ForAll @StringLength(max = 20) String purpose) {
        RandomStream fresh = new RandomStream(seed);
        RandomStream used = new RandomStream(seed);
        used.nextLong();
        assertEquals(fresh.stream(purpose).nextLong(), used.stream(purpose).nextLong());
        assertNotEquals(fresh.stream(purpose).nextLong(), fresh.stream(purpose + "'").nextLong());
    }

    @Test
    void smallBoundsAreDrawnEvenly() {
        RandomStream random = new RandomStream(7);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) {
            counts[(int) random.below(6)]++;
        }
        for (int count : counts) {
            // Six standard deviations of a binomial distribution with n = 60,000 and p = 1/6.
            assertEquals(10_000, count, 550);
        }
    }

    @Test
    void chanceKeepsToItsProbability() {
        RandomStream random = new RandomStream(8);
        int hits = 0;
        for (int i = 0; i < 10_000; i++) {
            assertTrue(random.chance(1));
            assertTrue(!random.chance(0));
            hits += random.chance(0.25) ? 1 : 0;
        }
        assertEquals(2_500, hits, 260);
    }

    @Test
    void aBoundBelowOneIsRefusedByName() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new RandomStream(1).below(0));
        assertEquals("bound must be at least 1, bound=0", refused.getMessage());
    }
}
