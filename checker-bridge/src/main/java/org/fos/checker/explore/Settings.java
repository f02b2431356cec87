package org.fos.checker.explore;

import org.fos.checker.tlc.Statistics;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How to explore.
 *
 * @param workers threads, from 1
 * @param timeLimit when to give up
 * @param progress told of the counts now and then
 */
public record Settings(int workers, Duration timeLimit, Consumer<Statistics> progress) {

    public Settings {
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, workers=" + workers);
        }
    }

    /** One thread, all the time it takes, and nobody told. */
    public static Settings alone() {
        return new Settings(1, Duration.ofDays(365), statistics -> {});
    }

    /** The same with a number of threads. */
    public Settings withWorkers(int threads) {
        return new Settings(threads, timeLimit, progress);
    }
}
