package org.fos.experiments.command;

import org.fos.checker.manifest.Model;
import org.fos.checker.manifest.ModelKind;
import org.fos.store.StoreBug;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Kills the seeded bugs, of the specifications and of the Java code. */
@Command(
        name = "mutants",
        mixinStandardHelpOptions = true,
        description = "Seeded bugs in specifications and Java, and what catches each.")
final class MutantsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "SPEC", description = "Only this specification's.")
    private @Nullable String spec;

    @Option(names = "--json", description = "Print one JSON object on standard output.")
    private boolean json;

    MutantsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Model> models = models();
        List<CheckedModel> checked =
                new ModelRuns(console).check(models, model -> model.run(console.scratch()));
        List<JavaMutant> java =
                spec == null || spec.equals(StoreEvidence.SPEC) ? javaMutants() : List.of();
        List<Row> rows = new ArrayList<>();
        checked.forEach(one -> rows.add(row(one)));
        java.forEach(one -> rows.add(row(one)));
        List<String> survived =
                rows.stream().filter(row -> row.caughtBy().isEmpty()).map(Row::name).toList();
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("killed", rows.size() - survived.size());
            object.put("survived", survived);
            object.put("mutants", rows.stream().map(Row::toJson).toList());
            console.json(object);
        } else {
            print(rows, survived);
        }
        if (checked.stream().anyMatch(one -> one.exitStatus() == ExitStatus.VIOLATED)
                || java.stream().anyMatch(one -> !one.killed())) {
            return ExitStatus.VIOLATED;
        }
        return survived.isEmpty() ? ExitStatus.HOLDS : ExitStatus.UNDECIDED;
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
        List<JavaMutant> mutants = new ArrayList<>();
        StoreBug[] bugs = StoreBug.values();
        try (TraceChecks checks = new TraceChecks(console);
                Progressing progressing = new Progressing(console, "Java mutants", bugs.length)) {
            for (StoreBug bug : bugs) {
                mutants.add(JavaMutant.hunt(console, checks, bug));
                progressing.step(bug.mutantName());
            }
        }
        return mutants;
    }

    private static Row row(CheckedModel one) {
        boolean killed = one.exitStatus() == ExitStatus.HOLDS;
        return new Row(
                one.model().name(),
                "specification",
                killed ? one.checked().property().orElse("") : "",
                one.seconds());
    }

    private static Row row(JavaMutant one) {
        return new Row(
                one.bug().mutantName(),
                "Java",
                one.killed() ? one.caughtBy() + ", seed " + one.seed() : "",
                one.seconds());
    }

    /** A mutant and what caught it; {@code caughtBy} is empty if it survived. */
    private record Row(String name, String where, String caughtBy, double seconds) {
        Map<String, Object> toJson() {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", name);
            row.put("where", where);
            row.put("caughtBy", caughtBy);
            row.put("seconds", Math.round(seconds * 10) / 10.0);
            return row;
        }
    }

    private void print(List<Row> rows, List<String> survived) {
        TextTable table = new TextTable("MUTANT", "WHERE", "CAUGHT BY", "SECONDS");
        for (Row row : rows) {
            table.row(
                    row.name(),
                    row.where(),
                    row.caughtBy().isEmpty() ? "SURVIVED" : row.caughtBy(),
                    "%.1f".formatted(row.seconds()));
        }
        console.say(table.toString());
        console.say(
                "%d killed, %d survived".formatted(rows.size() - survived.size(), survived.size()));
    }
}
