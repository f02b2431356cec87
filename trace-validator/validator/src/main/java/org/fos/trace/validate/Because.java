package org.fos.trace.validate;

import com.google.common.collect.ImmutableMap;

import org.fos.checker.step.Explanation;
import org.fos.trace.format.Event;
import org.fos.trace.validate.Rejection.Difference;

import java.util.Map;
import java.util.Optional;

/**
 * What exactly stands against an event in the nearest of the candidate states.
 *
 * @param explanation the conjunct that is FALSE there; or, if the action leads somewhere, the one
 *     that gave the place of {@code difference} its value; empty if the engine cannot say
 * @param difference the first fact that is not so in the nearest state that the action leads to;
 *     empty if it leads nowhere
 * @param since which event gave each part in the explanation its value, by the part's text; a part
 *     is missing if it is initial or its change lies further back than was remembered
 */
public record Because(
        Optional<Explanation> explanation,
        Optional<Difference> difference,
        Map<String, Event> since) {
    public Because {
        since = ImmutableMap.copyOf(since);
    }
}
