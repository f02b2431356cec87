package org.fos.experiments.console;

/** What a command's exit status says. */
public final class ExitStatus {
    /** It holds, or is accepted. */
    public static final int HOLDS = 0;

    /** Violated, rejected, survived. */
    public static final int VIOLATED = 1;

    /** Bad input or usage. */
    public static final int BAD_INPUT = 2;

    /** Time, memory or a bound ran out, or something failed inside: nobody knows. */
    public static final int UNDECIDED = 3;

    private ExitStatus() {}
}
