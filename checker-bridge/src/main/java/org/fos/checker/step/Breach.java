package org.fos.checker.step;

import org.fos.checker.value.Value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A state or a step that the specification allows, and what it refines does not.
 *
 * @param property the property that says what is refined
 * @param at where the part of it is written that is FALSE, as {@code File.tla:line:column}; empty
 *     if the engine does not know
 * @param explanation the conjunct of the nearest abstract action that is FALSE; empty if the engine
 *     cannot say
 * @param before the abstract state before the step, by variable; empty if there is none, or the
 *     engine does not know it
 * @param after the abstract state after it, or the first one
 */
public record Breach(
        String property,
        String at,
        Optional<Explanation> explanation,
        Map<String, Value> before,
        Map<String, Value> after) {
    public Breach {
        before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
        after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
    }
}
