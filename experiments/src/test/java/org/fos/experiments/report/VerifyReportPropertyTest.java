package org.fos.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.w3c.dom.Document;

import java.util.Optional;

/** Whatever the texts say, they stay texts. */
final class VerifyReportPropertyTest {
    @Property(tries = 200)
    void anyTextsGiveAWellFormedReport(@ForAll String a, @ForAll String b) throws Exception {
        Document document = WellFormed.parse(VerifyReport.html(resultOf(a, b)));
        assertEquals(1, document.getElementsByTagName("script").getLength());
    }

    @Property(tries = 50)
    void markupInATextIsEscaped(@ForAll String a) throws Exception {
        String attack = a + "</code></td><script>alert(1)</script>\"'&" + a;
        Document document = WellFormed.parse(VerifyReport.html(resultOf(attack, attack)));
        assertEquals(1, document.getElementsByTagName("script").getLength());
    }

    private static VerifyResult resultOf(String a, String b) {
        ModelRow model =
                new ModelRow(
                        a,
                        b,
                        a,
                        Verdict.HOLDS,
                        Verdict.VIOLATED,
                        Optional.of(b),
                        1,
                        2,
                        3,
                        0.1,
                        ImmutableList.of(a, b));
        RunRow run =
                new RunRow(a, 1, ImmutableList.of(b), 1, 1, Double.NaN, RunVerdict.FAILED, -1, b);
        MutantRow mutant = SampleResult.mutant(a, MutantPlace.SPEC, b, a);
        CoverageSection coverage =
                new CoverageSection(
                        ImmutableMap.of(a, 0L), ImmutableList.of(b), ImmutableMap.of(a + "x", b));
        RejectionSection rejection = new RejectionSection(false, a, b, Optional.of(a), b);
        FamilyResult family =
                new FamilyResult(
                        a,
                        ImmutableList.of(new Rung(a, b), new Rung(b, a)),
                        ImmutableList.of(model),
                        ImmutableList.of(run),
                        ImmutableList.of(mutant),
                        ImmutableList.of(),
                        Optional.of(coverage),
                        ImmutableList.of(rejection));
        return new VerifyResult(
                Verdict.VIOLATED, ImmutableList.of(family), 1, new Provenance(a, b, a, b, a));
    }
}
