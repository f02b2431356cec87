package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;

import org.fos.machine.RandomStream;

import java.util.Arrays;
import java.util.Locale;

/** How clients take pages and give them back. */
enum PoolMix {
    /** As many are taken as given back. */
    BALANCED(50),
    /** More are taken than given back, so that the pool is often empty. */
    GREEDY(75),
    /** All that can be had is taken, then all is given back. */
    BURSTS(0),
    /** Each client has one of the others. */
    MIXED(0);

    private final int takePercent;

    PoolMix(int takePercent) {
        this.takePercent = takePercent;
    }

    static ImmutableList<String> words() {
        return Arrays.stream(values())
                .map(mix -> mix.name().toLowerCase(Locale.ROOT))
                .collect(ImmutableList.toImmutableList());
    }

    static PoolMix of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Returns the mix of one client, counted from 0. */
    PoolMix ofClient(int number) {
        return this == MIXED ? values()[number % MIXED.ordinal()] : this;
    }

    /**
     * Returns whether a client takes a page next; else it gives one back.
     *
     * @param held how many it has
     * @param most how many it may have
     * @param filling whether it was taking pages in a burst
     */
    boolean takes(RandomStream random, int held, int most, boolean filling) {
        if (held == 0 || held == most) {
            return held == 0;
        }
        return this == BURSTS ? filling : random.below(100) < takePercent;
    }
}
