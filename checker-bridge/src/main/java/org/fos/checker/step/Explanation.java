package org.fos.checker.step;

import java.util.List;

/**
 * Why an action leads nowhere, why a variable has its next value, or why an invariant is violated.
 *
 * @param subject the call or the name of the invariant
 * @param way what came before on the way through the action, in order: of several ways, and of
 *     several elements that {@code \E} may choose, those that come furthest
 * @param finding the first conjunct that is FALSE, or the one that gave the variable its value
 * @param furthest how many conditions held before it; of two states the one with more is nearer
 */
public record Explanation(String subject, List<Passage> way, Finding finding, int furthest) {
    public Explanation {
        way = List.copyOf(way);
    }

    /** What {@code \E} chose on the way, by their names. */
    public List<Passage> choices() {
        return way.stream().filter(p -> p.kind() == Passage.Kind.CHOICE).toList();
    }
}
