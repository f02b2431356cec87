package org.fos.experiments.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.Map;

/**
 * What all accepted traces exercised together.
 *
 * @param actions how often each action of the specification was taken, in the specification's
 *     order; 0 for those never taken
 * @param variablesNeverConstrained variables whose value no event recorded
 * @param hiddenActions actions that leave no event, with the reason for each
 */
public record CoverageSection(
        ImmutableMap<String, Long> actions,
        ImmutableList<String> variablesNeverConstrained,
        ImmutableMap<String, String> hiddenActions) {

    /** The actions that no accepted trace took, hidden ones left out. */
    public ImmutableList<String> neverTaken() {
        return actions.entrySet().stream()
                .filter(e -> e.getValue() == 0 && !hiddenActions.containsKey(e.getKey()))
                .map(Map.Entry::getKey)
                .collect(ImmutableList.toImmutableList());
    }
}
