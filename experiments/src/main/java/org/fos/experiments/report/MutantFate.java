package org.fos.experiments.report;

/** What became of a seeded bug. */
public enum MutantFate {
    /** A check found it, as it must. */
    KILLED("killed", Verdict.HOLDS),
    /** No check found it: the checks are too weak. */
    SURVIVED("survived", Verdict.VIOLATED),
    /** The check that should find it did not finish. */
    UNDECIDED("undecided", Verdict.UNDECIDED);

    private final String word;
    private final Verdict verdict;

    MutantFate(String word, Verdict verdict) {
        this.word = word;
        this.verdict = verdict;
    }

    /** The fate in one lower-case word, as in the JSON output. */
    public String word() {
        return word;
    }

    /** What it means for the verification. */
    public Verdict verdict() {
        return verdict;
    }
}
