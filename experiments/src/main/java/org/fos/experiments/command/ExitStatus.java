package org.fos.experiments.command;

/** What a command's exit status says. */
final class ExitStatus {
    /** It holds, or is accepted. */
    static final int HOLDS = 0;

    /** Violated, rejected, survived. */
    static final int VIOLATED = 1;

    /** Bad input or usage. */
    static final int BAD_INPUT = 2;

    /** Time, memory or a bound ran out, or something failed inside: nobody knows. */
    static final int UNDECIDED = 3;

    private ExitStatus() {}
}
