package org.fos.experiments.report;

import com.google.common.collect.ImmutableList;

/**
 * All that one verification found.
 *
 * @param verdict the whole in one word: violated beats undecided beats holds
 * @param families one for each family of specifications that was verified, in order
 * @param seconds wall-clock time in seconds
 * @param provenance what made it
 */
public record VerifyResult(
        Verdict verdict,
        ImmutableList<FamilyResult> families,
        double seconds,
        Provenance provenance) {
    /** The result whose verdict follows from the families' verdicts. */
    public static VerifyResult of(
            ImmutableList<FamilyResult> families, double seconds, Provenance provenance) {
        Verdict verdict = Verdict.worst(families.stream().map(FamilyResult::verdict).toList());
        return new VerifyResult(verdict, families, seconds, provenance);
    }
}
