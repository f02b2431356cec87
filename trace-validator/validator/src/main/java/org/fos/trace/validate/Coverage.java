package org.fos.trace.validate;

import com.google.common.collect.ImmutableSortedMap;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** What this trace and another one of the same specification have exercised together. */
    public Coverage plus(Coverage other) {
        Map<String, Long> sum = new TreeMap<>(actions);
        other.actions.forEach((action, count) -> sum.merge(action, count, Long::sum));
        return new Coverage(
                sum,
                neverTaken.stream().filter(other.neverTaken::contains).toList(),
                neverConstrained.stream().filter(other.neverConstrained::contains).toList());
    }
}
