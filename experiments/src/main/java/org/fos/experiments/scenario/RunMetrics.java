package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableSortedMap;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what happens in a run. */
final class RunMetrics {
    private final SortedMap<String, Long> counts = new TreeMap<>();

    void count(String what) {
        add(what, 1);
    }

    void add(String what, long number) {
        counts.merge(what, number, Long::sum);
    }

    long get(String what) {
        return counts.getOrDefault(what, 0L);
    }

    ImmutableSortedMap<String, Long> all() {
        return ImmutableSortedMap.copyOfSorted(counts);
    }
}
