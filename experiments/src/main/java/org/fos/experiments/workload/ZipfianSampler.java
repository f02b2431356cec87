package org.fos.experiments.workload;

import java.util.random.RandomGenerator;

/**
 * Draws ranks with Zipfian probabilities by rejection-inversion: W. Hörmann and G. Derflinger,
 * "Rejection-inversion to generate variates from monotone discrete distributions", ACM Transactions
 * on Modeling and Computer Simulation 6(3), 1996. It is exact, needs no table, and rejects seldom.
 *
 * <p>YCSB draws by the inversion of J. Gray et al., "Quickly generating billion-record synthetic
 * databases", SIGMOD 1994. That is exact for the first two ranks and approximates the others: with
 * YCSB's constant and 1000 keys the third rank comes 17 % too often. Published figures do not
 * depend on that error, so this sampler follows the published distribution and not the method.
 *
 * <p>All arithmetic is {@link StrictMath}: one seed gives one workload on every machine.
 */
final class ZipfianSampler implements KeyPopularity.RankSampler {
    private final double constant;
    private final int keys;
    private final double lowest;
    private final double highest;

    ZipfianSampler(double constant, int keys) {
        if (keys < 1) {
            throw new IllegalArgumentException("keys must be at least 1, keys=" + keys);
        }
        this.constant = constant;
        this.keys = keys;
        // The hat's area over rank 1 is cut to the first probability, so that it never rejects.
        lowest = area(1.5) - 1;
        highest = area(keys + 0.5);
    }

    @Override
    public int next(RandomGenerator random) {
        while (true) {
            double drawn = highest - random.nextDouble() * (highest - lowest);
            long nearest = StrictMath.round(abscissa(drawn));
            int rank = (int) StrictMath.clamp(nearest, 1L, keys);
            // The hat over a rank is larger than its weight, as the weights are convex: the
            // topmost part, which is as large as the weight, is what counts.
            if (drawn >= area(rank + 0.5) - weight(rank)) {
                return rank;
            }
        }
    }

    private double weight(int rank) {
        return StrictMath.exp(-constant * StrictMath.log(rank));
    }

    /** The integral of {@code t^-constant} from 1 to x. */
    private double area(double x) {
        double rest = 1 - constant;
        double log = StrictMath.log(x);
        return rest == 0 ? log : StrictMath.expm1(rest * log) / rest;
    }

    /** The inverse of {@link #area}. */
    private double abscissa(double area) {
        double rest = 1 - constant;
        return StrictMath.exp(rest == 0 ? area : StrictMath.log1p(rest * area) / rest);
    }
}
