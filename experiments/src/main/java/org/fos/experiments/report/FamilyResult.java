package org.fos.experiments.report;

import com.google.common.collect.ImmutableList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was found about one family: a specification, what it refines, and the Java system of it.
 *
 * @param name the family's folder, such as {@code store}
 * @param ladder the specifications from the most abstract to the one the Java code follows; each
 *     refines the one before
 * @param models the models that were checked
 * @param runs the runs of the Java system, their traces validated
 * @param specMutants bugs seeded in the specification
 * @param javaMutants bugs seeded in the Java code
 * @param coverage what the accepted traces exercised; empty if no trace was validated
 * @param rejections traces that were rejected: all that should not have been, and examples of those
 *     that should
 */
public record FamilyResult(
        String name,
        ImmutableList<Rung> ladder,
        ImmutableList<ModelRow> models,
        ImmutableList<RunRow> runs,
        ImmutableList<MutantRow> specMutants,
        ImmutableList<MutantRow> javaMutants,
        Optional<CoverageSection> coverage,
        ImmutableList<RejectionSection> rejections) {

    /**
     * What the rows say together; undecided if there is no row, because checking nothing proves
     * nothing.
     */
    public Verdict verdict() {
        List<Verdict> verdicts = new ArrayList<>();
        models.forEach(model -> verdicts.add(model.verdict()));
        runs.forEach(run -> verdicts.add(run.outcome().verdict()));
        specMutants.forEach(mutant -> verdicts.add(mutant.fate().verdict()));
        javaMutants.forEach(mutant -> verdicts.add(mutant.fate().verdict()));
        if (rejections.stream().anyMatch(rejection -> !rejection.expected())) {
            verdicts.add(Verdict.VIOLATED);
        }
        return Verdict.worst(verdicts);
    }
}
