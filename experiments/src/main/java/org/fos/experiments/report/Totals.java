package org.fos.experiments.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How many of one kind of check came out as expected.
 *
 * @param good how many did
 * @param all how many there are
 * @param verdict what they say together
 * @param seconds the time they took together
 */
record Totals(long good, long all, Verdict verdict, double seconds) {
    static <T> Totals of(
            Collection<T> rows, Function<T, Verdict> verdict, ToDoubleFunction<T> seconds) {
        ImmutableList<Verdict> verdicts =
                rows.stream().map(verdict).collect(ImmutableList.toImmutableList());
        long good = verdicts.stream().filter(v -> v == Verdict.HOLDS).count();
        return new Totals(
                good,
                rows.size(),
                Verdict.worst(verdicts),
                rows.stream().mapToDouble(seconds).sum());
    }

    static Totals ofModels(FamilyResult family) {
        return of(family.models(), ModelRow::verdict, ModelRow::seconds);
    }

    static Totals ofRuns(FamilyResult family) {
        return of(family.runs(), run -> run.outcome().verdict(), RunRow::seconds);
    }

    static Totals ofMutants(Collection<MutantRow> mutants) {
        return of(mutants, mutant -> mutant.fate().verdict(), MutantRow::seconds);
    }

    static Totals ofMutants(FamilyResult family) {
        return ofMutants(
                ImmutableList.copyOf(Iterables.concat(family.specMutants(), family.javaMutants())));
    }

    /** These and others together. */
    Totals and(Totals other) {
        Verdict both =
                all == 0
                        ? other.verdict
                        : other.all == 0
                                ? verdict
                                : Verdict.worst(ImmutableList.of(verdict, other.verdict));
        return new Totals(good + other.good, all + other.all, both, seconds + other.seconds);
    }

    /** The numbers, such as {@code 23 of 23}. */
    String fraction() {
        return Quantities.count(good) + " of " + Quantities.count(all);
    }
}
