package org.fos.checker.step;

import java.util.Optional;

/**
 * A point on the way through an action.
 *
 * @param kind what happened there
 * @param text what is written there, on one line
 * @param at where it is written
 * @param chosen what was chosen; empty unless it is a choice
 * @param tried among how many it was chosen; 1 if the caller said which
 */
public record Passage(Kind kind, String text, SourceRange at, Optional<Seen> chosen, int tried) {

    /** What happens on the way through an action. */
    public enum Kind {
        /** An operator's definition was entered. */
        DEFINITION,
        /** {@code \E} chose an element. */
        CHOICE,
        /** A conjunct held. */
        HELD,
        /** A conjunct gave a variable its next value. */
        GIVEN
    }
}
