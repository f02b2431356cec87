package org.fos.experiments.report;

import com.google.common.collect.ImmutableList;

import java.util.List;

/**
 * One row that did not come out as expected.
 *
 * @param verdict violated or undecided
 * @param name the row's name
 * @param sentence what is wrong, following the name
 * @param id the row's anchor in the report
 */
record Finding(Verdict verdict, String name, String sentence, String id) {

    static ImmutableList<Finding> all(VerifyResult result) {
        ImmutableList.Builder<Finding> findings = ImmutableList.builder();
        for (int i = 0; i < result.families().size(); i++) {
            addAll(findings, result.families().get(i), familyId(i));
        }
        return findings.build().stream()
                .filter(finding -> finding.verdict != Verdict.HOLDS)
                .sorted((a, b) -> a.verdict.compareTo(b.verdict))
                .collect(ImmutableList.toImmutableList());
    }

    static String familyId(int family) {
        return "family-" + (family + 1);
    }

    static String rowId(String familyId, String kind, int row) {
        return familyId + "-" + kind + "-" + (row + 1);
    }

    private static void addAll(
            ImmutableList.Builder<Finding> findings, FamilyResult family, String familyId) {
        if (family.models().isEmpty() && family.runs().isEmpty()) {
            findings.add(
                    new Finding(
                            Verdict.UNDECIDED, family.name(), "was checked in no way", familyId));
        }
        for (int i = 0; i < family.models().size(); i++) {
            ModelRow row = family.models().get(i);
            String id = rowId(familyId, "model", i);
            findings.add(new Finding(row.verdict(), row.name(), sentence(row), id));
        }
        for (int i = 0; i < family.runs().size(); i++) {
            RunRow row = family.runs().get(i);
            String name = row.scenario() + ", seed " + row.seed();
            String sentence = "was " + row.outcome().word();
            String id = rowId(familyId, "run", i);
            findings.add(new Finding(row.outcome().verdict(), name, sentence, id));
        }
        addAll(findings, family.specMutants(), MutantPlace.SPEC, familyId);
        addAll(findings, family.javaMutants(), MutantPlace.JAVA, familyId);
    }

    private static void addAll(
            ImmutableList.Builder<Finding> findings,
            List<MutantRow> mutants,
            MutantPlace place,
            String familyId) {
        for (int i = 0; i < mutants.size(); i++) {
            MutantRow row = mutants.get(i);
            String sentence =
                    "seeded in the "
                            + Passages.placeName(place)
                            + (row.survived() ? " was found by no check" : " was not decided");
            String id = rowId(familyId, place.word(), i);
            findings.add(new Finding(row.fate().verdict(), row.name(), sentence, id));
        }
    }

    private static String sentence(ModelRow row) {
        if (row.got() == row.expected()) {
            return "differs from what is pinned";
        }
        String by = row.property().map(property -> " (" + property + ")").orElse("");
        String got = row.got() == Verdict.UNDECIDED ? "is undecided" : row.got().word() + by;
        return got + ", expected: " + row.expected().word();
    }
}
