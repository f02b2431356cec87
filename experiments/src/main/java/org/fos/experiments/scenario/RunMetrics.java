package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableSortedMap;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what happens in a run; for any number of threads. */
final class RunMetrics {
    private final SortedMap<String, Long> counts = new TreeMap<>();

    void count(String what) {
        add(what, 1);
    }

    synchronized void add(String what, long number) {
        counts.merge(what, number, Long::sum);
    }

    synchronized long get(String what) {
        return counts.getOrDefault(what, 0L);
    }

    synchronized ImmutableSortedMap<String, Long> all() {
        return ImmutableSortedMap.copyOfSorted(counts);
    }
}
