package org.fos.experiments.report;

/** How a recorded run of the Java system fared. */
public enum RunVerdict {
    /** The run ended well and the specification explains its whole trace. */
    ACCEPTED("accepted", Verdict.HOLDS),
    /** The specification does not explain some event of the trace. */
    REJECTED("rejected", Verdict.VIOLATED),
    /** The run itself failed: something was left undecided for ever, or a handler threw. */
    FAILED("failed", Verdict.VIOLATED),
    /** The trace could not be judged. */
    UNDECIDED("undecided", Verdict.UNDECIDED);

    private final String word;
    private final Verdict verdict;

    RunVerdict(String word, Verdict verdict) {
        this.word = word;
        this.verdict = verdict;
    }

    /** The verdict in one lower-case word, as in the JSON output. */
    public String word() {
        return word;
    }

    /** What it means for the verification. */
    public Verdict verdict() {
        return verdict;
    }
}
