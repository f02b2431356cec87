package org.fos.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Protects what a reader of the report relies on: each row is there, and nothing else acts. */
final class VerifyReportTest {
    @Test
    void everyRowIsThereOnceUnderItsAnchor() throws Exception {
        Set<String> ids = ids(VerifyReport.html(SampleResult.rejected()));
        for (int i = 1; i <= 16; i++) {
            assertTrue(ids.contains("family-1-run-" + i), "run " + i);
        }
        for (int i = 1; i <= 4; i++) {
            assertTrue(ids.contains("family-1-model-" + i), "model " + i);
        }
        for (String mutant : ImmutableList.of("spec-1", "spec-2", "java-1", "java-2")) {
            assertTrue(ids.contains("family-1-" + mutant), mutant);
        }
        assertEquals(1 + 16 + 4 + 4, ids.size());
    }

    @Test
    void numbersCommandsAndPropertiesAreShown() {
        String html = VerifyReport.html(SampleResult.accepted());
        for (String shown :
                ImmutableList.of(
                        "32,164",
                        "232,577",
                        "NoDecisionWithoutAllVotes",
                        "./fos run store --seed 7 --faults crash,delay",
                        "4 of 4 models as expected",
                        "16 of 16 traces accepted",
                        "4 of 4 mutants killed",
                        "Everything came out as expected",
                        "4f1c2aa",
                        "<circle ")) {
            assertTrue(html.contains(shown), shown);
        }
    }

    @Test
    void whatIsWrongStandsOnTopAndLeadsToItsRow() throws Exception {
        VerifyResult result = SampleResult.rejected();
        String html = VerifyReport.html(result);
        assertEquals(Verdict.VIOLATED, result.verdict());
        assertTrue(html.contains("3 checks did not come out as expected"));
        NodeList links = WellFormed.parse(html).getElementsByTagName("a");
        assertEquals(3, links.getLength());
        Set<String> ids = ids(html);
        for (int i = 0; i < links.getLength(); i++) {
            String target = ((Element) links.item(i)).getAttribute("href");
            assertTrue(ids.contains(target.substring(1)), target);
        }
    }

    @Test
    void checkingNothingIsUndecided() {
        VerifyResult nothing = SampleResult.result();
        assertEquals(Verdict.UNDECIDED, nothing.verdict());
        assertTrue(VerifyReport.html(nothing).contains("Undecided"));
    }

    @Test
    void equalResultsGiveEqualBytesAndReplaceTheOldFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out").resolve("report.html");
        VerifyReport.write(file, SampleResult.rejected());
        VerifyReport.write(file, SampleResult.accepted());
        assertEquals(VerifyReport.html(SampleResult.accepted()), Files.readString(file));
        try (var files = Files.list(folder.resolve("out"))) {
            assertEquals(ImmutableList.of(file), files.toList());
        }
    }

    @Test
    void nothingIsFetchedFromTheNetwork() {
        String html = VerifyReport.html(SampleResult.accepted());
        String names = html.replace("http://www.w3.org/", "");
        assertFalse(names.contains("http"), "an address");
        assertFalse(names.contains(" src="), "a source");
        assertFalse(names.contains("@import"), "an import");
    }

    @Test
    void aDiagramThatActsOrFetchesIsLeftOut() {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">%s</svg>";
        for (String bad :
                ImmutableList.of(
                        "<script>a()</script>",
                        "<rect onclick=\"a()\"/>",
                        "<use href=\"http://x/y#z\"/>",
                        "<rect style=\"fill:url(http://x)\"/>",
                        "<style>@import 'x';</style>",
                        "<foreignObject/>",
                        "<rect>")) {
            assertTrue(Diagram.read(svg.replace("%s", bad)).isEmpty(), bad);
        }
        assertTrue(Diagram.read(svg.replace("%s", "<use href=\"#a\"/>")).isPresent());
        assertTrue(Diagram.read(SampleResult.SVG).isPresent());
    }

    private static Set<String> ids(String html) throws Exception {
        Set<String> ids = new HashSet<>();
        NodeList all = WellFormed.parse(html).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            String id = ((Element) all.item(i)).getAttribute("id");
            assertTrue(id.isEmpty() || ids.add(id), "twice: " + id);
        }
        return ids;
    }
}
