package org.fos.trace.validate;

import com.google.common.collect.ImmutableSortedMap;

import java.util.List;
import java.util.Map;

/**
 * What of a specification a trace has exercised.
 *
 * @param actions how often each action was taken
 * @param neverTaken the specification's steps that were not taken
 * @param neverConstrained variables of which no event says anything
 */
public record Coverage(
        Map<String, Long> actions, List<String> neverTaken, List<String> neverConstrained) {
    public Coverage {
        actions = ImmutableSortedMap.copyOf(actions);
        neverTaken = List.copyOf(neverTaken);
        neverConstrained = List.copyOf(neverConstrained);
    }
}
