package org.fos.experiments.report;

import java.util.Collection;

/** What checking found: it holds, it does not, or nobody knows. */
public enum Verdict {
    /** It holds; for a whole verification, everything came out as expected. */
    HOLDS("holds", "✓"),
    /** It is violated; for a whole verification, something came out as it should not. */
    VIOLATED("violated", "✗"),
    /** Time, memory or a bound ran out, or something could not be evaluated. */
    UNDECIDED("undecided", "?");

    private final String word;
    private final String symbol;

    Verdict(String word, String symbol) {
        this.word = word;
        this.symbol = symbol;
    }

    /** The verdict in one lower-case word, as in the JSON output. */
    public String word() {
        return word;
    }

    /** One character that tells the verdict without colour. */
    public String symbol() {
        return symbol;
    }

    /**
     * The verdicts together: violated beats undecided beats holds. Undecided if there are none,
     * because checking nothing proves nothing.
     */
    public static Verdict worst(Collection<Verdict> verdicts) {
        if (verdicts.contains(VIOLATED)) {
            return VIOLATED;
        }
        return verdicts.isEmpty() || verdicts.contains(UNDECIDED) ? UNDECIDED : HOLDS;
    }
}
