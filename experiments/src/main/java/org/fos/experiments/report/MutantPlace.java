package org.fos.experiments.report;

/** Where a bug was seeded. */
public enum MutantPlace {
    /** In the specification; the model checker must find it. */
    SPEC("spec"),
    /** In the Java code; the trace validator, or the run itself, must find it. */
    JAVA("java");

    private final String word;

    MutantPlace(String word) {
        this.word = word;
    }

    /** The place in one lower-case word. */
    public String word() {
        return word;
    }
}
