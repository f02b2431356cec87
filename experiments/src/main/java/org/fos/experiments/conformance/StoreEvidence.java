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
import org.fos.experiments.scenario.StoreRun;
import org.fos.experiments.scenario.StoreSettings;
import org.fos.store.StoreBug;
import org.fos.trace.report.Lanes;
import org.fos.trace.report.OutcomeText;
import org.fos.trace.report.SpaceTimeDiagram;
import org.fos.trace.validate.Coverage;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.Rejection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What running the store showed: its runs, held against the specification, and seeded bugs. */
public final class StoreEvidence {
    /** The family of specifications that these runs are held against. */
    public static final String FAMILY = "store";

    /** The specification that they are held against. */
    public static final String SPEC = "ReplicatedStore";

    private final Console console;
    private final List<RunRow> runs = new ArrayList<>();
    private final List<MutantRow> mutants = new ArrayList<>();
    private final List<RejectionSection> rejections = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Optional<Coverage> covered = Optional.empty();

    private StoreEvidence(Console console) {
        this.console = console;
    }

    /**
     * Runs the store, and judges every run.
     *
     * <p>Every other run is in liveness mode.
     */
    public static StoreEvidence gather(Console console, Thoroughness thoroughness) {
        int runs = thoroughness.runs();
        StoreEvidence evidence = new StoreEvidence(console);
        StoreBug[] bugs = StoreBug.values();
        try (TraceChecks checks = new TraceChecks(console);
                Progressing progressing =
                        new Progressing(console, "runs and seeded bugs", runs + bugs.length)) {
            for (int seed = 1; seed <= runs; seed++) {
                evidence.run(checks, seed);
                progressing.step("seed " + seed);
            }
            for (int i = 0; i < bugs.length; i += thoroughness.javaBugsInOne()) {
                evidence.mutant(JavaMutant.hunt(console, checks, bugs[i]));
                progressing.step(bugs[i].mutantName());
            }
        }
        return evidence;
    }

    private void run(TraceChecks checks, int seed) {
        Mode mode = seed % 2 == 1 ? Mode.LIVENESS : Mode.SAFETY;
        StoreSettings settings = StoreSettings.defaults().withSeed(seed).withMode(mode);
        JudgedRun judged = JudgedRun.of(console, checks, settings);
        String replay = "./fos run store --seed %d --mode %s".formatted(seed, mode.word());
        runs.add(row(judged, replay));
        switch (judged.outcome()) {
            case Outcome.Accepted accepted -> cover(accepted.coverage());
            case Outcome.Rejected rejected ->
                    rejections.add(
                            section(
                                    false,
                                    "seed " + seed,
                                    rejected.rejection(),
                                    OutcomeText.of(rejected, Optional.of(replay)),
                                    replay));
            case Outcome.Invalid invalid -> complaints.add(invalid.text());
            case Outcome.Undecided undecided -> complaints.add(undecided.text());
        }
        judged.run().failure().ifPresent(failure -> complaints.add(replay + ": " + failure));
    }

    private static RunRow row(JudgedRun judged, String replay) {
        StoreRun run = judged.run();
        long updates = Math.max(1, run.metrics().getOrDefault("updates", 0L));
        long conflicts =
                run.metrics().getOrDefault("aborted", 0L)
                        + run.metrics().getOrDefault("refused", 0L);
        return new RunRow(
                "store, " + run.settings().mode().word(),
                run.settings().seed(),
                run.faultsMet().stream()
                        .map(FaultKind::word)
                        .collect(ImmutableList.toImmutableList()),
                run.events(),
                run.virtualCycles(),
                100.0 * conflicts / updates,
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
                        mutant.bug().mutantName(),
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
                            mutant.bug().mutantName(),
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

    /** What all accepted traces together exercised. */
    public Optional<CoverageSection> coverage() {
        return covered.map(StoreEvidence::section);
    }

    private static CoverageSection section(Coverage coverage) {
        Map<String, Long> taken = new TreeMap<>(coverage.actions());
        coverage.neverTaken().forEach(action -> taken.put(action, 0L));
        return new CoverageSection(
                ImmutableMap.copyOf(taken),
                ImmutableList.copyOf(coverage.neverConstrained()),
                ImmutableMap.of());
    }

    /** Two lines for the runs, one for each seeded bug. */
    public String table() {
        long accepted = runs.stream().filter(r -> r.outcome() == RunVerdict.ACCEPTED).count();
        long events = runs.stream().mapToLong(RunRow::events).sum();
        StringBuilder text = new StringBuilder();
        text.append(
                "%d of %d runs accepted (seeds 1 to %d), %,d events%n"
                        .formatted(accepted, runs.size(), runs.size(), events));
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
