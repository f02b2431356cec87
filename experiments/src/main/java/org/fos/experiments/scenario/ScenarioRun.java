package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;

import java.util.Optional;

/**
 * What came of a run.
 *
 * @param settings that it was run with
 * @param events recorded
 * @param virtualCycles when it ended, in cycles of the simulated machine
 * @param faultsMet the kinds that this run met
 * @param metrics counts, by name
 * @param failure what went wrong on the Java side: a promise that was not kept
 */
public record ScenarioRun(
        RunSettings settings,
        long events,
        long virtualCycles,
        ImmutableSet<FaultKind> faultsMet,
        ImmutableSortedMap<String, Long> metrics,
        Optional<String> failure) {
    /** Returns a count; 0 if nothing was counted under that name. */
    public long count(String what) {
        return metrics.getOrDefault(what, 0L);
    }
}
