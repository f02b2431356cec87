package org.fos.experiments.command;

import org.fos.experiments.conformance.RecordedRun;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.ExitStatus;
import org.fos.experiments.console.NearMisses;
import org.fos.experiments.console.Progressing;
import org.fos.experiments.console.TextTable;
import org.fos.experiments.models.ModelRuns;
import org.fos.experiments.scenario.RunSettings;
import org.fos.experiments.scenario.Scenario;
import org.fos.experiments.scenario.ScenarioRun;
import org.fos.experiments.scenario.Scenarios;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Runs the system under a workload and faults, on the simulated machine or on real threads. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the system, and records traces if asked to.",
            "Without an argument it lists the scenarios."
        })
final class RunCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    private final Console console;

    @Parameters(
            paramLabel = "SCENARIO|FILE",
            arity = "0..1",
            description = "A scenario by name, or a workload file for the store.")
    private @Nullable String scenario;

    @Mixin private RunOptions options = new RunOptions();

    @Mixin private BackendOptions backend = new BackendOptions();

    @Option(names = "--seed", paramLabel = "N", description = "Drawn if not given.")
    private @Nullable Long seed;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "So many runs, the first with the seed, each next with the next.")
    private int runs = 1;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "About so many events a run: the first seed is run once to find out how.")
    private @Nullable Long events;

    @Option(names = "--trace", paramLabel = "DIR", description = "Record a trace of each run.")
    private @Nullable Path traces;

    @Mixin private JsonOption json = new JsonOption();

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (scenario == null) {
            if (json.wanted()) {
                console.json(Map.of("scenarios", Scenarios.names()));
            } else {
                Scenarios.names().forEach(console::say);
            }
            return ExitStatus.HOLDS;
        }
        if (runs < 1) {
            throw new BadInputException("--runs must be at least 1, got " + runs);
        }
        RunSettings settings = settings(scenario);
        backend.require(settings, options);
        long first = seed != null ? seed : new SecureRandom().nextInt(Integer.MAX_VALUE);
        if (json.wanted()) {
            console.err().println("seed " + first);
        } else {
            console.say("seed " + first);
        }
        if (first > Long.MAX_VALUE - runs) {
            throw new BadInputException(
                    "--seed %d leaves no room for --runs %d".formatted(first, runs));
        }
        return runAll(sized(settings.withSeed(first)), backend.choice());
    }

    private RunSettings settings(String name) {
        if (Scenarios.names().contains(name)) {
            return options.settings(Scenarios.named(name), Optional.empty());
        }
        if (Files.isRegularFile(Path.of(name))) {
            Scenario takesFiles =
                    Scenarios.all().stream()
                            .filter(Scenario::takesWorkloadFiles)
                            .findFirst()
                            .orElseThrow();
            return options.settings(takesFiles, Optional.of(name));
        }
        throw new BadInputException(
                NearMisses.message("scenario", name, Scenarios.names())
                        + "; and there is no workload file of that name");
    }

    private RunSettings sized(RunSettings settings) {
        if (events == null) {
            return settings;
        }
        if (events < 1) {
            throw new BadInputException("--events must be at least 1, got " + events);
        }
        double each =
                Math.max(1.0, RecordedRun.unrecorded(settings).events())
                        / (double) settings.operations();
        return settings.withOperations(Math.max(1, Math.round(events / each)));
    }

    private int runAll(RunSettings first, Backend where) {
        long start = System.nanoTime();
        List<ScenarioRun> done = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        try (Progressing progressing = new Progressing(console, "runs", runs)) {
            for (int i = 0; i < runs; i++) {
                RunSettings settings = first.withSeed(first.seed() + i);
                done.add(where.run(settings, Optional.ofNullable(traces), files));
                progressing.step("seed " + settings.seed());
            }
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        boolean failed = done.stream().anyMatch(run -> run.failure().isPresent());
        int status = failed ? ExitStatus.VIOLATED : ExitStatus.HOLDS;
        if (json.wanted()) {
            console.json(toJson(done, where, files, seconds, status));
        } else {
            console.say(text(done, files, seconds));
        }
        return status;
    }

    private static Map<String, Object> toJson(
            List<ScenarioRun> done, Backend where, List<Path> files, double seconds, int status) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("scenario", done.getFirst().settings().scenario().name());
        object.put("seed", done.getFirst().settings().seed());
        object.put("backend", where.word());
        object.put("verdict", ModelRuns.verdict(status));
        object.put("events", done.stream().mapToLong(ScenarioRun::events).sum());
        object.put("virtualCycles", done.stream().mapToLong(ScenarioRun::virtualCycles).sum());
        object.put("seconds", seconds);
        object.put("traces", files.stream().map(Path::toString).toList());
        Map<String, Long> metrics = new TreeMap<>();
        done.forEach(run -> run.metrics().forEach((name, n) -> metrics.merge(name, n, Long::sum)));
        object.put("metrics", metrics);
        Map<String, String> failures = new LinkedHashMap<>();
        done.forEach(
                run ->
                        run.failure()
                                .ifPresent(f -> failures.put("seed " + run.settings().seed(), f)));
        object.put("failures", failures);
        return object;
    }

    private static String text(List<ScenarioRun> done, List<Path> files, double seconds) {
        List<String> columns = done.getFirst().settings().scenario().columns();
        List<String> titles = new ArrayList<>(List.of("SEED", "EVENTS", "CYCLES"));
        columns.forEach(column -> titles.add(column.toUpperCase(Locale.ROOT)));
        titles.add("FAULTS");
        TextTable table = new TextTable(titles.toArray(String[]::new));
        for (ScenarioRun run : done) {
            List<String> cells = new ArrayList<>();
            cells.add(Long.toString(run.settings().seed()));
            cells.add(Long.toString(run.events()));
            cells.add(Long.toString(run.virtualCycles()));
            columns.forEach(column -> cells.add(Long.toString(run.count(column))));
            cells.add(String.join(",", run.faultsMet().stream().map(f -> f.word()).toList()));
            table.row(cells.toArray(String[]::new));
        }
        StringBuilder text = new StringBuilder(table.toString());
        for (ScenarioRun run : done) {
            run.failure()
                    .ifPresent(
                            f ->
                                    text.append("FAILED  seed " + run.settings().seed() + ": " + f)
                                            .append('\n'));
        }
        files.forEach(file -> text.append("trace ").append(file).append('\n'));
        return text.append("%.1f s".formatted(seconds)).toString();
    }
}
