package org.fos.experiments.report;

import com.google.common.collect.ImmutableList;

/**
 * One run of the Java system on the simulated machine, its trace validated.
 *
 * @param scenario what ran, such as {@code store: 3 members, 1 joiner, ycsb-a}
 * @param seed the seed that makes the run again
 * @param faults the faults the run met, in order
 * @param events events in the trace
 * @param virtualCycles cycles of virtual time
 * @param contendedPercent operations among 100 that met another one, or an empty pool
 * @param outcome how it fared
 * @param seconds wall-clock time in seconds, run and validation
 * @param replayCommand the command that runs it again
 */
public record RunRow(
        String scenario,
        long seed,
        ImmutableList<String> faults,
        long events,
        long virtualCycles,
        double contendedPercent,
        RunVerdict outcome,
        double seconds,
        String replayCommand) {}
