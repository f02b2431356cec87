package org.fos.experiments.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

import org.fos.experiments.workload.KeyPopularity.RankSampler;
import org.fos.experiments.workload.KeyPopularity.Zipfian;
import org.junit.jupiter.api.Test;

import java.util.Random;

/** Protects the skew of every generated workload from being another one than its name says. */
final class ZipfianSamplerPropertyTest {
    private static final int DRAWS = 40_000;

    // Chi-square has the mean f and the deviation sqrt(2f) at f degrees of freedom. Six deviations
    // are beyond chance for any seed, and the seeds here are fixed.
    @Property(tries = 100, seed = "1994")
    void ranksComeAsOftenAsTheirProbabilitiesSay(
            @ForAll @DoubleRange(min = 0.05, max = 3) double constant,
            @ForAll @IntRange(min = 2, max = 2000) int keys,
            @ForAll long seed) {
        double[] chiSquare = chiSquare(constant, keys, new Zipfian(constant).over(keys), seed);
        double bound = chiSquare[1] + 6 * Math.sqrt(2 * chiSquare[1]) + 6;
        assertTrue(chiSquare[0] < bound, () -> "chi-square " + chiSquare[0] + " > " + bound);
    }

    @Test
    void shouldRefuseASamplerOfAnotherSkew() {
        double[] chiSquare = chiSquare(0.99, 1000, new Zipfian(0.95).over(1000), 1);
        assertTrue(chiSquare[0] > chiSquare[1] + 6 * Math.sqrt(2 * chiSquare[1]) + 6);
    }

    @Property(tries = 200, seed = "2010")
    void ranksAreInRangeForAnyNumberOfKeys(
            @ForAll @Scale(4) @DoubleRange(min = 0.0001, max = 10) double constant,
            @ForAll @IntRange(min = 1) int keys,
            @ForAll @LongRange(min = 0) long seed) {
        RankSampler ranks = new Zipfian(constant).over(keys);
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            int rank = ranks.next(random);
            assertTrue(rank >= 1 && rank <= keys, () -> "rank " + rank + " of " + keys);
        }
    }

    @Test
    void shouldFollowTheHarmonicDistributionAtConstantOne() {
        double[] chiSquare = chiSquare(1, 500, new Zipfian(1).over(500), 7);
        assertTrue(chiSquare[0] < chiSquare[1] + 6 * Math.sqrt(2 * chiSquare[1]));
    }

    @Test
    void shouldNameAConstantOutOfRange() {
        var thrown = assertThrows(IllegalArgumentException.class, () -> new Zipfian(0));
        assertEquals("constant must be above 0 and at most 10, constant=0.0", thrown.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Zipfian(Double.NaN));
    }

    /** The statistic and its degrees of freedom; ranks expected less than five times are pooled. */
    private static double[] chiSquare(double constant, int keys, RankSampler ranks, long seed) {
        Random random = new Random(seed);
        int[] counts = new int[keys + 1];
        for (int i = 0; i < DRAWS; i++) {
            counts[ranks.next(random)]++;
        }
        double normaliser = 0;
        for (int rank = 1; rank <= keys; rank++) {
            normaliser += Math.pow(rank, -constant);
        }
        double statistic = 0;
        int cells = 0;
        double expected = 0;
        int observed = 0;
        for (int rank = 1; rank <= keys; rank++) {
            expected += DRAWS * Math.pow(rank, -constant) / normaliser;
            observed += counts[rank];
            if (expected >= 5 || rank == keys) {
                statistic += (observed - expected) * (observed - expected) / expected;
                cells++;
                expected = 0;
                observed = 0;
            }
        }
        return new double[] {statistic, cells - 1};
    }
}
