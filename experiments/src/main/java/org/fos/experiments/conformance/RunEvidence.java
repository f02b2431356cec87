package org.fos.experiments.conformance;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import org.fos.experiments.console.Console;
import org.fos.experiments.console.Progressing;
import org.fos.experiments.console.TextTable;
import org.fos.experiments.models.Thoroughness;
import org.fos.experiments.report.CoverageSection;
import org.fos.experiments.report.MutantFate;
import org.fos.experiments.report.MutantPlace;
import org.fos.experiments.report.MutantRow;
import org.fos.experiments.report.RejectionSection;
import org.fos.experiments.report.RunRow;
import org.fos.experiments.report.RunVerdict;
import org.fos.experiments.scenario.FaultKind;
import org.fos.experiments.scenario.Mode;
import org.fos.experiments.scenario.RunSettings;
import org.fos.experiments.scenario.Scenario;
import org.fos.experiments.scenario.ScenarioRun;
import org.fos.experiments.scenario.Scenarios;
import org.fos.lib.SeededBug;
import org.fos.trace.report.Lanes;
import org.fos.trace.report.OutcomeText;
import org.fos.trace.report.SpaceTimeDiagram;
import org.fos.trace.validate.Coverage;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.Rejection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What running a scenario showed: its runs, held to the specification, and seeded bugs. */
public final class RunEvidence {
    private final Console console;
    private final Scenario scenario;
    private final List<RunRow> runs = new ArrayList<>();
    private final List<MutantRow> mutants = new ArrayList<>();
    private final List<RejectionSection> rejections = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Optional<Coverage> covered = Optional.empty();

    private RunEvidence(Console console, Scenario scenario) {
        this.console = console;
        this.scenario = scenario;
    }

    /**
     * Runs the scenarios of these families, and judges every run.
     *
     * <p>Every other run is in liveness mode.
     */
    public static ImmutableList<RunEvidence> gather(
            Console console, Thoroughness thoroughness, Collection<String> families) {
        List<Scenario> scenarios =
                Scenarios.all().stream()
                        .filter(scenario -> families.contains(scenario.family()))
                        .toList();
        int one = thoroughness.javaBugsInOne();
        int steps =
                scenarios.stream().mapToInt(each -> thoroughness.runs() + each.bugs().size()).sum();
        ImmutableList.Builder<RunEvidence> all = ImmutableList.builder();
        try (TraceChecks checks = new TraceChecks(console);
                Progressing progressing = new Progressing(console, "runs and seeded bugs", steps)) {
            for (Scenario scenario : scenarios) {
                RunEvidence evidence = new RunEvidence(console, scenario);
                for (int seed = 1; seed <= thoroughness.runs(); seed++) {
                    evidence.run(checks, seed);
                    progressing.step("%s, seed %d".formatted(scenario.name(), seed));
                }
                ImmutableList<SeededBug> bugs = scenario.bugs();
                for (int i = 0; i < bugs.size(); i += one) {
                    evidence.mutant(JavaMutant.hunt(console, checks, scenario, bugs.get(i)));
                    progressing.step(bugs.get(i).mutantName());
                }
                all.add(evidence);
            }
        }
        return all.build();
    }

    private void run(TraceChecks checks, int seed) {
        Mode mode = seed % 2 == 1 ? Mode.LIVENESS : Mode.SAFETY;
        RunSettings settings = scenario.defaults().withSeed(seed).withMode(mode);
        JudgedRun judged = JudgedRun.of(console, checks, settings);
        String replay = RecordedRun.command(settings);
        runs.add(row(judged, replay));
        switch (judged.outcome()) {
            case Outcome.Accepted accepted -> cover(accepted.coverage());
            case Outcome.Rejected rejected ->
                    rejections.add(
                            section(
                                    false,
                                    "%s, seed %d".formatted(scenario.name(), seed),
                                    rejected.rejection(),
                                    OutcomeText.of(rejected, Optional.of(replay)),
                                    replay));
            case Outcome.Invalid invalid -> complaints.add(invalid.text());
            case Outcome.Undecided undecided -> complaints.add(undecided.text());
        }
        judged.run().failure().ifPresent(failure -> complaints.add(replay + ": " + failure));
    }

    private RunRow row(JudgedRun judged, String replay) {
        ScenarioRun run = judged.run();
        return new RunRow(
                "%s, %s".formatted(scenario.name(), run.settings().mode().word()),
                run.settings().seed(),
                run.faultsMet().stream()
                        .map(FaultKind::word)
                        .collect(ImmutableList.toImmutableList()),
                run.events(),
                run.virtualCycles(),
                scenario.contendedPercent(run),
                verdict(judged),
                judged.seconds(),
                replay);
    }

    private static RunVerdict verdict(JudgedRun judged) {
        return switch (judged.outcome()) {
            case Outcome.Rejected rejected -> RunVerdict.REJECTED;
            case Outcome.Invalid invalid -> RunVerdict.UNDECIDED;
            case Outcome.Undecided undecided -> RunVerdict.UNDECIDED;
            case Outcome.Accepted accepted ->
                    judged.run().failure().isPresent() ? RunVerdict.FAILED : RunVerdict.ACCEPTED;
        };
    }

    private void cover(Coverage coverage) {
        covered = Optional.of(covered.map(coverage::plus).orElse(coverage));
    }

    private void mutant(JavaMutant mutant) {
        mutants.add(
                new MutantRow(
                        mutant.name(),
                        MutantPlace.JAVA,
                        "the Java twin of the specification's mutant",
                        mutant.killed()
                                ? MutantFate.KILLED
                                : mutant.survived() ? MutantFate.SURVIVED : MutantFate.UNDECIDED,
                        mutant.rejection().isPresent()
                                ? Optional.of("trace validation")
                                : mutant.failure().map(failure -> "liveness"),
                        mutant.caughtBy(),
                        mutant.seconds()));
        boolean first = rejections.stream().noneMatch(RejectionSection::expected);
        if (first && mutant.rejection().isPresent()) {
            rejections.add(
                    section(
                            true,
                            mutant.name(),
                            mutant.rejection().orElseThrow(),
                            mutant.text(),
                            mutant.replay()));
        }
    }

    private static RejectionSection section(
            boolean expected, String title, Rejection rejection, String text, String replay) {
        String drawing = SpaceTimeDiagram.of(rejection, Lanes.byFirstArgument());
        return new RejectionSection(expected, title, text, Optional.of(drawing), replay);
    }

    /** Whether the scenario is held to this family of specifications. */
    public boolean isOf(String family) {
        return scenario.family().equals(family);
    }

    public ImmutableList<RunRow> runs() {
        return ImmutableList.copyOf(runs);
    }

    public ImmutableList<MutantRow> mutants() {
        return ImmutableList.copyOf(mutants);
    }

    public ImmutableList<RejectionSection> rejections() {
        return ImmutableList.copyOf(rejections);
    }

    /** Runs that failed, and traces that could not be judged. */
    public ImmutableList<String> complaints() {
        return ImmutableList.copyOf(complaints);
    }

    /**
     * What all accepted traces of a family exercised. Where it has several specifications, actions
     * and variables stand under their names.
     */
    public static Optional<CoverageSection> coverage(List<RunEvidence> family) {
        Map<String, Long> taken = new TreeMap<>();
        List<String> neverConstrained = new ArrayList<>();
        for (RunEvidence evidence : family) {
            String prefix = family.size() == 1 ? "" : evidence.scenario.spec() + "!";
            evidence.covered.ifPresent(
                    coverage -> {
                        coverage.actions().forEach((name, n) -> taken.put(prefix + name, n));
                        coverage.neverTaken().forEach(name -> taken.put(prefix + name, 0L));
                        coverage.neverConstrained()
                                .forEach(name -> neverConstrained.add(prefix + name));
                    });
        }
        return taken.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new CoverageSection(
                                ImmutableMap.copyOf(taken),
                                ImmutableList.copyOf(neverConstrained),
                                ImmutableMap.of()));
    }

    /** Two lines for the runs, one for each seeded bug. */
    public String table() {
        long accepted = runs.stream().filter(r -> r.outcome() == RunVerdict.ACCEPTED).count();
        long events = runs.stream().mapToLong(RunRow::events).sum();
        StringBuilder text = new StringBuilder();
        text.append(
                "%s: %d of %d runs accepted (seeds 1 to %d), %,d events%n"
                        .formatted(scenario.name(), accepted, runs.size(), runs.size(), events));
        covered.filter(coverage -> !coverage.neverTaken().isEmpty())
                .ifPresent(
                        coverage ->
                                text.append("actions never taken: ")
                                        .append(String.join(", ", coverage.neverTaken()))
                                        .append('\n'));
        complaints.forEach(complaint -> text.append(complaint).append('\n'));
        text.append('\n');
        TextTable table = new TextTable("SEEDED BUG", "FATE", "FIRST WRONG EVENT", "SECONDS");
        mutants.forEach(
                m ->
                        table.row(
                                m.name(),
                                m.fate().word(),
                                m.detail(),
                                "%.1f".formatted(m.seconds())));
        return text.append(table).toString();
    }
}
