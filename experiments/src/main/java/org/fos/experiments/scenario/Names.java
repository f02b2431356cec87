package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;

import java.util.stream.IntStream;

/** Names of processes: a letter and a number, from 1. */
final class Names {
    private Names() {}

    static ImmutableList<String> of(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> prefix + i)
                .collect(ImmutableList.toImmutableList());
    }
}
