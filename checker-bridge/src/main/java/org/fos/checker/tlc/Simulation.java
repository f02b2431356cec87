package org.fos.checker.tlc;

import java.util.OptionalLong;

/**
 * Random behaviours instead of the whole state graph.
 *
 * @param behaviours how many; without it the run goes on until its timeout
 * @param depth the longest behaviour, in states
 */
public record Simulation(OptionalLong behaviours, int depth) {
    public Simulation {
        if (depth < 1) {
            throw new IllegalArgumentException("depth must be at least 1, depth=" + depth);
        }
    }
}
