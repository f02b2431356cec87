package org.fos.machine;

import java.util.random.RandomGenerator;

/**
 * A stream of random numbers that depends on nothing but a seed and the names of the purposes it
 * was derived for (SplitMix64). Streams for different purposes are independent, so that a further
 * draw for one purpose does not change the draws for another.
 */
public final class RandomStream implements RandomGenerator {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long origin;
    private long state;

    /**
     * @param seed any number
     */
    public RandomStream(long seed) {
        this.origin = mix(seed);
        this.state = origin;
    }

    /**
     * Returns a stream for one purpose; depends on how this stream was made, not on what was drawn
     * from it.
     */
    public RandomStream stream(String purpose) {
        long hash = origin;
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash + GOLDEN_GAMMA + purpose.charAt(i));
        }
        return new RandomStream(hash);
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /**
     * Returns a number from 0 to {@code bound - 1}, all equally likely.
     *
     * @param bound at least 1
     */
    public long below(long bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, bound=" + bound);
        }
        long candidate = nextLong() >>> 1;
        long result = candidate % bound;
        while (candidate - result + (bound - 1) < 0) {
            candidate = nextLong() >>> 1;
            result = candidate % bound;
        }
        return result;
    }

    /**
     * Returns true with the given probability.
     *
     * @param probability from 0 (never) to 1 (always)
     */
    public boolean chance(double probability) {
        return (nextLong() >>> 11) * 0x1.0p-53 < probability;
    }

    /** Scrambles 64 bits; the finalizer of SplitMix64. */
    public static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
