package org.fos.experiments.report;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The report of a verification: one HTML file that needs no network, readable on paper, on a phone
 * and on dark screens. Equal results give equal bytes.
 */
public final class VerifyReport {
    private final Html html = new Html();
    private final VerifyResult result;
    private final ImmutableList<Finding> findings;

    private VerifyReport(VerifyResult result) {
        this.result = result;
        this.findings = Finding.all(result);
    }

    /**
     * Writes the report. Readers see the old file or the new one, never half of one.
     *
     * @param file where to; folders that do not exist are made
     * @param result what the report tells
     * @throws IOException if the file cannot be written; a file that stood there before is left
     */
    public static void write(Path file, VerifyResult result) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("a report cannot replace the root folder " + file);
        }
        Files.createDirectories(folder);
        // Not a temporary file: those are for their owner's eyes only.
        Path unfinished = folder.resolve(".report-" + ProcessHandle.current().pid() + ".html");
        try {
            Files.writeString(unfinished, html(result), StandardCharsets.UTF_8);
            try {
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The report as text: HTML that is well-formed XML too. */
    public static String html(VerifyResult result) {
        return new VerifyReport(result).document();
    }

    private String document() {
        html.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        head();
        html.open("body").open("main");
        summary();
        for (int i = 0; i < result.families().size(); i++) {
            new FamilySection(html, result.families().get(i), Finding.familyId(i)).write();
        }
        html.close();
        provenance();
        html.verbatim("script", resource("report.js"));
        return html.close().close().document();
    }

    private void head() {
        html.open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.element("title", "fos verify: " + result.verdict().word());
        html.verbatim("style", resource("report.css")).close();
    }

    private void summary() {
        html.open("header").element("p", "fos verification report", "class", "eyebrow");
        html.open("h1", "class", result.verdict().word());
        html.element("span", result.verdict().symbol(), "class", "symbol", "aria-hidden", "true");
        html.text(" " + headline()).close();
        html.element("p", numbers(), "class", "numbers");
        if (!findings.isEmpty()) {
            html.open("ul", "class", "findings");
            for (Finding finding : findings) {
                html.open("li");
                Passages.verdict(html, finding.verdict(), finding.verdict().word());
                html.text(" ").element("a", finding.name(), "href", "#" + finding.id());
                html.text(" " + finding.sentence()).close();
            }
            html.close();
        }
        html.close();
    }

    private String headline() {
        return switch (result.verdict()) {
            case HOLDS -> "Everything came out as expected";
            case VIOLATED ->
                    findings.isEmpty()
                            ? "Violated"
                            : Quantities.count(violated(), "check")
                                    + " did not come out as expected";
            case UNDECIDED -> "Undecided: not everything could be judged";
        };
    }

    private long violated() {
        return findings.stream().filter(f -> f.verdict() == Verdict.VIOLATED).count();
    }

    private String numbers() {
        Totals models = new Totals(0, 0, Verdict.UNDECIDED, 0);
        Totals runs = models;
        Totals mutants = models;
        long states = 0;
        long events = 0;
        for (FamilyResult family : result.families()) {
            models = models.and(Totals.ofModels(family));
            runs = runs.and(Totals.ofRuns(family));
            mutants = mutants.and(Totals.ofMutants(family));
            states += family.models().stream().mapToLong(ModelRow::distinct).sum();
            events += family.runs().stream().mapToLong(RunRow::events).sum();
        }
        List<String> parts = new ArrayList<>();
        parts.add(models.fraction() + " models as expected");
        parts.add(Quantities.count(states, "distinct state"));
        parts.add(runs.fraction() + " traces accepted");
        parts.add(Quantities.count(events, "event"));
        parts.add(mutants.fraction() + " mutants killed");
        parts.add(Quantities.duration(result.seconds()));
        return Joiner.on(" · ").join(parts);
    }

    private void provenance() {
        Provenance from = result.provenance();
        html.open("footer").element("h2", "How this was made").open("dl");
        html.element("dt", "Command").open("dd");
        Passages.command(html, from.command());
        html.close();
        fact("Commit", from.commit());
        fact("Machine", from.machine());
        fact("Java", from.javaVersion());
        fact("TLC", from.tlcVersion());
        html.close().close();
    }

    private void fact(String name, String value) {
        html.element("dt", name).element("dd", value);
    }

    private static String resource(String name) {
        try {
            return Resources.toString(
                    Resources.getResource(VerifyReport.class, name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " beside VerifyReport", e);
        }
    }
}
