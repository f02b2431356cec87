package org.fos.experiments.report;

import com.google.common.collect.ImmutableList;

import java.util.Optional;

/**
 * One model as the model checker found it, beside what the manifest pins.
 *
 * @param name the model's configuration, without {@code .cfg}
 * @param what what it checks, in a few words
 * @param kind the kind the manifest gives, such as {@code safety}, {@code liveness}, {@code
 *     witness}
 * @param expected the result that the manifest pins; witnesses are meant to be violated
 * @param got the result
 * @param property the property that is violated, if one is
 * @param distinct distinct states
 * @param generated generated states
 * @param depth the length of the longest shortest path, in states
 * @param seconds wall-clock time in seconds
 * @param differences how the result differs from what the manifest pins, one sentence each; empty
 *     if it does not
 */
public record ModelRow(
        String name,
        String what,
        String kind,
        Verdict expected,
        Verdict got,
        Optional<String> property,
        long distinct,
        long generated,
        int depth,
        double seconds,
        ImmutableList<String> differences) {

    /** Whether the result is the expected one: holds, violated (it differs), or undecided. */
    public Verdict verdict() {
        if (got == Verdict.UNDECIDED) {
            return Verdict.UNDECIDED;
        }
        return got == expected && differences.isEmpty() ? Verdict.HOLDS : Verdict.VIOLATED;
    }
}
