package org.fos.experiments.workload;

import java.util.random.RandomGenerator;

/** How often each of a set of keys is asked for. Keys are ranked from 1, the most popular one. */
public sealed interface KeyPopularity {
    /**
     * Draws ranks from 1 to {@code keys}.
     *
     * @param keys how many keys there are, at least 1
     */
    RankSampler over(int keys);

    /** Draws ranks. */
    interface RankSampler {
        /** A rank, drawn with the given source of randomness and no other. */
        int next(RandomGenerator random);
    }

    /** Every key as often as every other. */
    record Uniform() implements KeyPopularity {
        @Override
        public RankSampler over(int keys) {
            return random -> 1 + random.nextInt(keys);
        }
    }

    /**
     * Rank k in proportion to {@code 1 / k^constant}.
     *
     * @param constant the skew, above 0 and at most 10; YCSB has 0.99
     */
    record Zipfian(double constant) implements KeyPopularity {
        /** Creates a distribution, and refuses a constant out of range. */
        public Zipfian {
            if (!(constant > 0 && constant <= 10)) {
                throw new IllegalArgumentException(
                        "constant must be above 0 and at most 10, constant=" + constant);
            }
        }

        @Override
        public RankSampler over(int keys) {
            return new ZipfianSampler(constant, keys);
        }
    }
}
