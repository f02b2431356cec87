package org.fos.experiments.report;

import java.util.Optional;

/**
 * One seeded bug and what found it.
 *
 * @param name the bug's name, the same in the specification and in the Java code
 * @param where where it was seeded
 * @param breaks what it breaks, in a few words
 * @param fate what became of it
 * @param caughtBy the property, or the check, that found it; empty unless it was killed
 * @param detail the first wrong event, or the length of the counterexample; may be empty text
 * @param seconds wall-clock time in seconds
 */
public record MutantRow(
        String name,
        MutantPlace where,
        String breaks,
        MutantFate fate,
        Optional<String> caughtBy,
        String detail,
        double seconds) {
    /** Whether no check found it. */
    public boolean survived() {
        return fate == MutantFate.SURVIVED;
    }
}
