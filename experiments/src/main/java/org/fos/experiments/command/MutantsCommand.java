package org.fos.experiments.command;

import org.fos.checker.manifest.Model;
import org.fos.checker.manifest.ModelKind;
import org.fos.experiments.conformance.JavaMutant;
import org.fos.experiments.conformance.TraceChecks;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.ExitStatus;
import org.fos.experiments.console.NearMisses;
import org.fos.experiments.console.Progressing;
import org.fos.experiments.console.TextTable;
import org.fos.experiments.models.CheckedModel;
import org.fos.experiments.models.ModelRuns;
import org.fos.experiments.models.Models;
import org.fos.experiments.models.SeenFailing;
import org.fos.experiments.scenario.Scenario;
import org.fos.experiments.scenario.Scenarios;
import org.fos.lib.SeededBug;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Kills the seeded bugs, of the specifications and of the Java code. */
@Command(
        name = "mutants",
        mixinStandardHelpOptions = true,
        description = "Seeded bugs in specifications and Java, and what catches each.")
final class MutantsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "SPEC", description = "Only this specification's.")
    private @Nullable String spec;

    @Mixin private JsonOption json = new JsonOption();

    MutantsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Model> models = models();
        List<CheckedModel> checked =
                new ModelRuns(console).check(models, model -> model.run(console.scratch()));
        List<JavaMutant> java = javaMutants();
        List<Row> rows = new ArrayList<>();
        checked.forEach(one -> rows.add(row(one)));
        java.forEach(one -> rows.add(row(one)));
        Optional<SeenFailing> seen =
                spec == null
                        ? Optional.of(SeenFailing.of(Models.of(console).families(), checked))
                        : Optional.empty();
        if (json.wanted()) {
            console.json(toJson(rows, seen));
        } else {
            print(rows);
            seen.ifPresent(properties -> console.say(properties.text()));
        }
        boolean unseen = seen.filter(s -> !s.complaints().isEmpty()).isPresent();
        int status = exitStatus(rows);
        return status == ExitStatus.HOLDS && unseen ? ExitStatus.VIOLATED : status;
    }

    /** The worst of all: bad input, then survived, then undecided, then killed. */
    private static int exitStatus(List<Row> rows) {
        List<Integer> statuses = rows.stream().map(Row::status).toList();
        return IntStream.of(ExitStatus.BAD_INPUT, ExitStatus.VIOLATED, ExitStatus.UNDECIDED)
                .filter(statuses::contains)
                .findFirst()
                .orElse(rows.isEmpty() ? ExitStatus.UNDECIDED : ExitStatus.HOLDS);
    }

    private static Map<String, Object> toJson(List<Row> rows, Optional<SeenFailing> seen) {
        Map<String, Object> object = new LinkedHashMap<>();
        int status = exitStatus(rows);
        if (status == ExitStatus.BAD_INPUT || status == ExitStatus.UNDECIDED) {
            object.put("verdict", ModelRuns.verdict(status));
            object.put("reason", String.join("\n", complaints(rows)));
        }
        object.put("killed", rows.stream().filter(Row::killed).count());
        object.put("survived", rows.stream().filter(Row::survived).map(Row::name).toList());
        object.put("mutants", rows.stream().map(Row::toJson).toList());
        seen.ifPresent(
                properties -> {
                    object.put("properties", properties.mutants());
                    object.put("complaints", properties.complaints());
                });
        return object;
    }

    private static List<String> complaints(List<Row> rows) {
        return rows.stream()
                .filter(row -> !row.killed() && !row.survived())
                .map(row -> row.name() + ": " + row.reason())
                .toList();
    }

    private List<Model> models() {
        List<Model> all =
                Models.of(console).all().stream()
                        .filter(model -> model.kind() == ModelKind.MUTANT)
                        .toList();
        String name = spec;
        if (name == null) {
            return all;
        }
        List<Model> chosen =
                all.stream().filter(model -> model.of().orElse("").equals(name)).toList();
        if (chosen.isEmpty()) {
            List<String> names = all.stream().flatMap(m -> m.of().stream()).distinct().toList();
            throw new BadInputException(NearMisses.message("specification", name, names));
        }
        return chosen;
    }

    private List<JavaMutant> javaMutants() {
        List<Scenario> scenarios =
                Scenarios.all().stream()
                        .filter(scenario -> spec == null || scenario.spec().equals(spec))
                        .toList();
        if (scenarios.isEmpty()) {
            return List.of();
        }
        List<JavaMutant> mutants = new ArrayList<>();
        int bugs = scenarios.stream().mapToInt(scenario -> scenario.bugs().size()).sum();
        try (TraceChecks checks = new TraceChecks(console);
                Progressing progressing = new Progressing(console, "Java mutants", bugs)) {
            for (Scenario scenario : scenarios) {
                for (SeededBug bug : scenario.bugs()) {
                    mutants.add(JavaMutant.hunt(console, checks, scenario, bug));
                    progressing.step(bug.mutantName());
                }
            }
        }
        return mutants;
    }

    private static Row row(CheckedModel one) {
        boolean killed = one.exitStatus() == ExitStatus.HOLDS;
        return new Row(
                one.model().name(),
                "specification",
                one.exitStatus(),
                killed ? one.checked().property().orElse("") : "",
                one.checked().reason().orElse(""),
                one.seconds());
    }

    private static Row row(JavaMutant one) {
        return new Row(
                one.name(),
                "Java",
                one.killed()
                        ? ExitStatus.HOLDS
                        : one.survived() ? ExitStatus.VIOLATED : ExitStatus.UNDECIDED,
                one.killed() ? one.caughtBy() + ", seed " + one.settings().seed() : "",
                one.undecided().orElse(""),
                one.seconds());
    }

    /** A mutant and what caught it; the status is 0 if it was killed and 1 if it survived. */
    private record Row(
            String name, String where, int status, String caughtBy, String reason, double seconds) {
        boolean killed() {
            return status == ExitStatus.HOLDS;
        }

        boolean survived() {
            return status == ExitStatus.VIOLATED;
        }

        String fate() {
            return killed() ? caughtBy : survived() ? "SURVIVED" : "UNDECIDED";
        }

        Map<String, Object> toJson() {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", name);
            row.put("where", where);
            row.put("caughtBy", caughtBy);
            row.put("seconds", Math.round(seconds * 10) / 10.0);
            return row;
        }
    }

    private void print(List<Row> rows) {
        TextTable table = new TextTable("MUTANT", "WHERE", "CAUGHT BY", "SECONDS");
        rows.forEach(
                row ->
                        table.row(
                                row.name(),
                                row.where(),
                                row.fate(),
                                "%.1f".formatted(row.seconds())));
        console.say(table.toString());
        complaints(rows).forEach(console::say);
        console.say(
                "%d killed, %d survived, %d undecided"
                        .formatted(
                                rows.stream().filter(Row::killed).count(),
                                rows.stream().filter(Row::survived).count(),
                                complaints(rows).size()));
    }
}
