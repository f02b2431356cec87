package org.fos.checker.tlc;

import com.google.common.collect.ImmutableList;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a run of TLC counted. A run that is cut short, or that fails in an initial state, may not
 * say all: numbers that TLC did not print are 0.
 *
 * @param generated states generated, repetitions included
 * @param distinct distinct states found; 0 when simulating
 * @param depth levels of the state graph searched; the first is 1
 * @param queueLeft states found whose successors were not generated
 * @param duration wall time of the process
 * @param peakHeapBytes the fullest heap seen at a garbage collection or at the end; empty if the
 *     JVM did not say
 * @param actions coverage of actions; empty unless it was asked for
 * @param evaluated expressions of actions that coverage counts evaluations of
 * @param evaluatedWhole those of them of which every part, bodies of called operators included, was
 *     evaluated equally often, so that TLC lists no part
 * @param neverEvaluated expressions of actions that coverage counts zero evaluations of
 * @param warnings what TLC warned of
 */
public record Statistics(
        long generated,
        long distinct,
        int depth,
        long queueLeft,
        Duration duration,
        OptionalLong peakHeapBytes,
        List<ActionCoverage> actions,
        List<Place> evaluated,
        List<Place> evaluatedWhole,
        List<Place> neverEvaluated,
        List<String> warnings) {

    public Statistics {
        actions = ImmutableList.copyOf(actions);
        evaluated = ImmutableList.copyOf(evaluated);
        evaluatedWhole = ImmutableList.copyOf(evaluatedWhole);
        neverEvaluated = ImmutableList.copyOf(neverEvaluated);
        warnings = ImmutableList.copyOf(warnings);
    }
}
