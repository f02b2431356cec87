package org.fos.experiments.report;

import com.google.common.collect.ImmutableList;

import org.fos.experiments.report.ReportTable.Column;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The part of the report about one family. */
final class FamilySection {
    // More runs than this are folded: they tell little one by one as long as they are accepted.
    private static final int RUNS_IN_SIGHT = 12;

    private final Html html;
    private final FamilyResult family;
    private final String id;

    FamilySection(Html html, FamilyResult family, String id) {
        this.html = html;
        this.family = family;
        this.id = id;
    }

    void write() {
        html.open("section", "id", id, "class", "family");
        html.open("h2").text(family.name() + " ");
        Passages.verdict(html, family.verdict(), family.verdict().word());
        html.close();
        overview();
        rejections(false);
        models();
        runs();
        mutants(family.specMutants(), MutantPlace.SPEC);
        mutants(family.javaMutants(), MutantPlace.JAVA);
        family.coverage().ifPresent(coverage -> new CoverageChart(html).write(coverage));
        rejections(true);
        html.close();
    }

    private void overview() {
        html.open("div", "class", "overview");
        if (!family.ladder().isEmpty()) {
            html.open("figure", "class", "ladder");
            LadderDrawing.draw(html, family);
            html.close();
        }
        html.open("table", "class", "verdicts").element("caption", "Verdicts").open("tbody");
        long generated = family.models().stream().mapToLong(ModelRow::generated).sum();
        long distinct = family.models().stream().mapToLong(ModelRow::distinct).sum();
        verdict(
                "Models",
                Totals.ofModels(family),
                "as expected",
                Quantities.count(distinct, "distinct state")
                        + ", "
                        + Quantities.count(generated)
                        + " generated");
        verdict("Runs", Totals.ofRuns(family), "traces accepted", runsInWords());
        verdict(
                "Mutants, specification",
                Totals.ofMutants(family.specMutants()),
                "killed",
                "by the model checker");
        verdict(
                "Mutants, Java",
                Totals.ofMutants(family.javaMutants()),
                "killed",
                "by the trace validator, or by the run itself");
        html.close().close().close();
    }

    private String runsInWords() {
        TreeSet<String> faults = new TreeSet<>();
        family.runs().forEach(run -> faults.addAll(run.faults()));
        long events = family.runs().stream().mapToLong(RunRow::events).sum();
        return Quantities.count(events, "event")
                + "; faults met: "
                + (faults.isEmpty() ? "none" : String.join(", ", faults));
    }

    private void verdict(String what, Totals totals, String good, String numbers) {
        html.open("tr").element("th", what, "scope", "row");
        html.open("td");
        if (totals.all() == 0) {
            html.element("span", "none", "class", "nothing").close();
            html.element("td", "", "class", "number").close();
            return;
        }
        Passages.verdict(html, totals.verdict(), totals.fraction() + " " + good);
        html.element("span", numbers, "class", "what").close();
        html.element("td", Quantities.duration(totals.seconds()), "class", "number").close();
    }

    private void models() {
        if (family.models().isEmpty()) {
            return;
        }
        html.element("h3", "Models");
        ReportTable table =
                new ReportTable(
                        html,
                        "Every state of each bounded model, compared with the pinned results. "
                                + "Witnesses are meant to be violated: they show what can happen.",
                        Column.words("model"),
                        Column.words("kind"),
                        Column.words("result"),
                        Column.numbers("distinct"),
                        Column.numbers("generated"),
                        Column.numbers("depth"),
                        Column.numbers("time"));
        for (int i = 0; i < family.models().size(); i++) {
            ModelRow row = family.models().get(i);
            table.row(Finding.rowId(id, "model", i), row.verdict())
                    .named(row.name(), row.what())
                    .words(row.kind())
                    .verdict(row.verdict(), resultInWords(row), row.property())
                    .number(row.distinct())
                    .number(row.generated())
                    .number(row.depth())
                    .seconds(row.seconds())
                    .endRow(row.differences());
        }
        table.end();
    }

    private static String resultInWords(ModelRow row) {
        if (row.got() != row.expected() && row.got() != Verdict.UNDECIDED) {
            return row.got().word() + ", not " + row.expected().word();
        }
        String word = row.got() == Verdict.VIOLATED ? "violated, as meant" : row.got().word();
        return row.verdict() == Verdict.VIOLATED ? word + ", but differs" : word;
    }

    private void runs() {
        if (family.runs().isEmpty()) {
            return;
        }
        html.element("h3", "Runs");
        List<Integer> inSight = new ArrayList<>();
        List<Integer> folded = new ArrayList<>();
        for (int i = 0; i < family.runs().size(); i++) {
            boolean accepted = family.runs().get(i).outcome() == RunVerdict.ACCEPTED;
            boolean fold = accepted && family.runs().size() > RUNS_IN_SIGHT;
            (fold ? folded : inSight).add(i);
        }
        if (!inSight.isEmpty()) {
            runs(inSight);
        }
        if (!folded.isEmpty()) {
            html.open("details");
            html.element("summary", Quantities.count(folded.size(), "accepted run"));
            runs(folded);
            html.close();
        }
    }

    private void runs(List<Integer> rows) {
        ReportTable table =
                new ReportTable(
                        html,
                        "The Java system on the simulated machine, each trace held against the "
                                + "specification. The command makes the same run again.",
                        Column.words("run"),
                        Column.numbers("seed"),
                        Column.words("faults met"),
                        Column.words("trace"),
                        Column.numbers("events"),
                        Column.numbers("virtual cycles"),
                        Column.numbers("contended"),
                        Column.numbers("time"));
        for (int i : rows) {
            RunRow row = family.runs().get(i);
            String faults = row.faults().isEmpty() ? "none" : String.join(", ", row.faults());
            table.row(Finding.rowId(id, "run", i), row.outcome().verdict())
                    .replayable(row.scenario(), row.replayCommand())
                    .number(Long.toString(row.seed()), Long.toString(row.seed()))
                    .words(faults)
                    .verdict(row.outcome().verdict(), row.outcome().word(), Optional.empty())
                    .number(row.events())
                    .number(row.virtualCycles())
                    .number(
                            Double.toString(row.contendedPercent()),
                            Quantities.percent(row.contendedPercent()))
                    .seconds(row.seconds())
                    .endRow(ImmutableList.of());
        }
        table.end();
    }

    private void mutants(List<MutantRow> mutants, MutantPlace place) {
        if (mutants.isEmpty()) {
            return;
        }
        html.element("h3", "Mutants in the " + Passages.placeName(place));
        ReportTable table =
                new ReportTable(
                        html,
                        "Bugs seeded in the "
                                + Passages.placeName(place)
                                + ", one at a time, and what found each.",
                        Column.words("bug"),
                        Column.words("fate"),
                        Column.words("found by"),
                        Column.words("first seen"),
                        Column.numbers("time"));
        for (int i = 0; i < mutants.size(); i++) {
            MutantRow row = mutants.get(i);
            table.row(Finding.rowId(id, place.word(), i), row.fate().verdict())
                    .named(row.name(), row.breaks())
                    .verdict(row.fate().verdict(), row.fate().word(), Optional.empty())
                    .identifier(row.caughtBy().orElse("–"))
                    .words(row.detail())
                    .seconds(row.seconds())
                    .endRow(ImmutableList.of());
        }
        table.end();
    }

    private void rejections(boolean expected) {
        List<RejectionSection> rejections =
                family.rejections().stream().filter(r -> r.expected() == expected).toList();
        if (rejections.isEmpty()) {
            return;
        }
        html.element("h3", expected ? "How a seeded bug is seen" : "Rejected traces");
        for (RejectionSection rejection : rejections) {
            html.open("figure", "class", expected ? "rejection" : "rejection violated");
            html.element("figcaption", rejection.title());
            html.element("pre", rejection.text(), "tabindex", "0");
            rejection.svg().ifPresent(this::diagram);
            Passages.command(html, rejection.replayCommand());
            html.close();
        }
    }

    private void diagram(String svg) {
        Optional<Diagram> diagram = Diagram.read(svg);
        if (diagram.isEmpty()) {
            html.element("p", "The diagram is left out: it is no plain SVG.", "class", "what");
            return;
        }
        String ground = diagram.get().knowsDarkness() ? "diagram" : "diagram paper";
        html.open("div", "class", ground, "tabindex", "0");
        diagram.get().write(html);
        html.close();
    }
}
