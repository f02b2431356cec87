package org.fos.experiments.command;

import com.google.common.collect.ImmutableSet;
import com.google.common.math.Quantiles;

import org.fos.checker.fleeting.Fleeting;
import org.fos.checker.manifest.Model;
import org.fos.experiments.conformance.RecordedRun;
import org.fos.experiments.conformance.TraceBenchmark;
import org.fos.experiments.conformance.TraceConversion;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.ExitStatus;
import org.fos.experiments.console.ScratchFolder;
import org.fos.experiments.console.UndecidedException;
import org.fos.experiments.models.ModelBenchmark;
import org.fos.experiments.models.Models;
import org.fos.experiments.scenario.FaultKind;
import org.fos.experiments.scenario.RunSettings;
import org.fos.experiments.scenario.Scenarios;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Measures how fast traces are validated and models are checked, against TLC. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how fast a trace of the store is validated, against TLC's stepping.",
            "Warm, cold, and the time for one event over lengths of the trace.",
            "With --models: how fast models are checked, against TLC, each with one thread."
        })
final class BenchmarkCommand implements Callable<Integer> {
    private static final long SHORTEST = 10_000;
    private static final long SMALL = 100;
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;
    private static final double MILLIS = 1e3;

    private final Console console;

    @Option(names = "--trace", paramLabel = "FILE", description = "A trace; else one is recorded.")
    private @Nullable Path trace;

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Length of the recorded trace, about; 100000.")
    private long events = 100_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Interleaved rounds; 5.")
    private int rounds = 5;

    @Option(names = "--seed", paramLabel = "N", description = "Of the recorded run; 1.")
    private long seed = 1;

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "NAME",
            description = "Models that hold, by name, to be checked instead of a trace.")
    private List<String> models = List.of();

    @Option(names = "--no-cold", description = "Start no processes.")
    private boolean noCold;

    @Mixin private JsonOption json = new JsonOption();

    private final Map<String, Object> results = new LinkedHashMap<>();

    BenchmarkCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || events < 1) {
            throw new BadInputException(
                    "--rounds and --events must be at least 1, got %d and %d"
                            .formatted(rounds, events));
        }
        if (!models.isEmpty()) {
            explore();
            return ExitStatus.HOLDS;
        }
        try (Fleeting<Path> scratch = ScratchFolder.of(console, "benchmark")) {
            say("seed", seed);
            Path file = trace == null ? recorded(scratch.get()) : trace;
            say("loadBefore", load());
            try (TraceBenchmark benchmark =
                    new TraceBenchmark(file, console.specs().resolve("store"), SHORTEST)) {
                warm(benchmark);
                binary(benchmark, file, scratch.get());
                flatness(benchmark, file, scratch.get());
                small(benchmark, shortened(file, SMALL, scratch.get()));
                partial(benchmark, scratch.get());
            }
            if (!noCold) {
                cold(shortened(file, SHORTEST, scratch.get()));
            }
            say("loadAfter", load());
        }
        if (json.wanted()) {
            console.json(results);
        }
        return ExitStatus.HOLDS;
    }

    private void explore() {
        Models known = Models.of(console);
        List<Model> named = models.stream().map(known::named).toList();
        say("loadBefore", load());
        ModelBenchmark benchmark = new ModelBenchmark(console);
        for (Model model : named) {
            ModelBenchmark.Took took = benchmark.measure(model, rounds);
            say(took.model() + " distinct", took.distinct());
            say(took.model() + " generated", took.generated());
            say(took.model() + " compiledSeconds", round(took.compiledSeconds()));
            say(took.model() + " tlcSeconds", round(took.tlcSeconds()));
            say(took.model() + " ratio", round(took.ratio()));
        }
        say("loadAfter", load());
        if (json.wanted()) {
            console.json(results);
        }
    }

    private void say(String what, Object value) {
        results.put(what, value);
        if (!json.wanted()) {
            console.say("%-44s %s".formatted(what, value));
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private Path recorded(Path folder) {
        Path file = folder.resolve("store.ndjson");
        say("recordedEvents", record(file, store()));
        return file;
    }

    private RunSettings store() {
        return Scenarios.named("store")
                .defaults()
                .withSeed(seed)
                .withFaults(ImmutableSet.of(FaultKind.DELAY, FaultKind.SLOW), false);
    }

    /** Records about as many events as were asked for; returns how many. */
    private long record(Path file, RunSettings settings) {
        double each = RecordedRun.unrecorded(settings).events() / (double) settings.operations();
        return RecordedRun.into(
                        file, settings.withOperations(Math.max(1, Math.round(events / each))))
                .events();
    }

    /** Both in turn, so that what else the machine does hits both; the medians count. */
    private void warm(TraceBenchmark benchmark) {
        List<TraceBenchmark.Took> compiled = new ArrayList<>();
        List<TraceBenchmark.Took> tlc = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            TraceBenchmark.Took warming = benchmark.compiled();
            say("warmingEventsPerSecond", Math.round(warming.eventsPerSecond()));
            warming = benchmark.tlc();
        }
        for (int i = 0; i < rounds; i++) {
            compiled.add(benchmark.compiled());
            tlc.add(benchmark.tlc());
        }
        double ours = median(compiled.stream().map(TraceBenchmark.Took::eventsPerSecond).toList());
        double theirs = median(tlc.stream().map(TraceBenchmark.Took::eventsPerSecond).toList());
        double oursBusy =
                median(compiled.stream().map(TraceBenchmark.Took::eventsPerBusySecond).toList());
        double theirsBusy =
                median(tlc.stream().map(TraceBenchmark.Took::eventsPerBusySecond).toList());
        say("warmCompiledEventsPerSecond", Math.round(ours));
        say("warmTlcEventsPerSecond", Math.round(theirs));
        say("warmRatio", round(ours / theirs));
        say("warmCompiledEventsPerBusySecond", Math.round(oursBusy));
        say("warmTlcEventsPerBusySecond", Math.round(theirsBusy));
        say("warmBusyRatio", round(oursBusy / theirsBusy));
    }

    /** The trace's two forms in turn. */
    private void binary(TraceBenchmark benchmark, Path file, Path folder) throws IOException {
        Path binary = folder.resolve("binary.fostrace");
        var unused = TraceConversion.convert(file, binary, true);
        say("bytesOfTheText", Files.size(file));
        say("bytesOfTheBinaryForm", Files.size(binary));
        List<TraceBenchmark.Took> read = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        TraceBenchmark.Took warming = benchmark.compiled(binary);
        for (int i = 0; i < rounds; i++) {
            TraceBenchmark.Took text = benchmark.compiled(file);
            warming = benchmark.compiled(binary);
            read.add(warming);
            ratios.add(text.busySeconds() / warming.busySeconds());
        }
        say(
                "binaryEventsPerSecond",
                Math.round(
                        median(read.stream().map(TraceBenchmark.Took::eventsPerSecond).toList())));
        say(
                "binaryEventsPerBusySecond",
                Math.round(
                        median(
                                read.stream()
                                        .map(TraceBenchmark.Took::eventsPerBusySecond)
                                        .toList())));
        say("binaryBusyRatioToText", round(median(ratios)));
        Files.delete(binary);
    }

    /** The time for one event over tenfold lengths, as far as the trace goes. */
    private void flatness(TraceBenchmark benchmark, Path file, Path folder) throws IOException {
        long length = benchmark.compiled().events();
        for (long n = SHORTEST; n <= length; n *= 10) {
            Path shorter = n == length ? file : shortened(file, n, folder);
            List<Double> micros = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                TraceBenchmark.Took took = benchmark.compiled(shorter);
                micros.add(took.busySeconds() * MICROS / took.events());
            }
            say("busyMicrosecondsForOneOf%dEvents".formatted(n), round(median(micros)));
            if (!shorter.equals(file)) {
                Files.delete(shorter);
            }
        }
    }

    /** What a specification and a short trace take where all code is warm. */
    private void small(TraceBenchmark benchmark, Path shortest) {
        List<Double> loading = new ArrayList<>();
        List<Double> judging = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            loading.add(benchmark.loading() * MILLIS);
            judging.add(benchmark.compiled(shortest).busySeconds() * MILLIS);
        }
        say("busyMillisecondsForTheSpecification", round(median(loading)));
        say("busyMillisecondsFor%dEvents".formatted(SMALL), round(median(judging)));
    }

    /**
     * A trace of which little is recorded. It is of a run with one key: each key more would be
     * another guess at each update, and guesses that nothing tells apart multiply.
     */
    private void partial(TraceBenchmark benchmark, Path folder) throws IOException {
        Path whole = folder.resolve("one-key.ndjson");
        Path partial = folder.resolve("partial.ndjson");
        say("partialEvents", record(whole, store().with("keys", "1")));
        benchmark.writePartial(whole, partial);
        List<Double> all = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        for (int i = 0; i < rounds + 2; i++) {
            TraceBenchmark.Took took = benchmark.compiled(partial);
            if (i >= 2) {
                all.add(took.eventsPerSecond());
                busy.add(took.eventsPerBusySecond());
            }
        }
        say("partialEventsPerSecond", Math.round(median(all)));
        say("partialEventsPerBusySecond", Math.round(median(busy)));
    }

    /** The first events of a trace as a trace of its own. */
    private static Path shortened(Path file, long length, Path folder) throws IOException {
        Path shorter = folder.resolve("first-" + length + ".ndjson");
        try (BufferedReader in = Files.newBufferedReader(file);
                BufferedWriter out = Files.newBufferedWriter(shorter)) {
            long written = 0;
            for (String line = in.readLine();
                    line != null && written <= length;
                    line = in.readLine()) {
                out.write(line);
                out.write('\n');
                written++;
            }
            if (written > length) {
                out.write("{\"seq\":" + (length + 1) + ",\"end\":true}\n");
            }
        }
        return shorter;
    }

    private void cold(Path file) throws IOException {
        List<Double> compiled = new ArrayList<>();
        List<Double> tlc = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            compiled.add(process(file, EngineChoice.COMPILED));
            tlc.add(process(file, EngineChoice.TLC));
        }
        say("coldStartCache", hasCache());
        say("coldCompiledSeconds", round(median(compiled)));
        say("coldTlcSeconds", round(median(tlc)));
        say("coldRatio", round(median(tlc) / median(compiled)));
    }

    /** Whether the launcher has given this process what lets it start faster. */
    private static boolean hasCache() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(option -> option.startsWith("-XX:AOTCache="));
    }

    /** Seconds from the start of a process to its verdict. */
    private double process(Path file, EngineChoice engine) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(ProcessHandle.current().info().command().orElse("java"));
        List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
        if (engine == EngineChoice.COMPILED && hasCache()) {
            line.addAll(own);
        } else {
            line.addAll(
                    List.of(
                            "-Dfos.home=" + console.specs().toAbsolutePath().getParent(),
                            "-Xss16m",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED"));
        }
        line.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fos.class.getName(),
                        "validate",
                        "--engine",
                        engine.word(),
                        file.toString()));
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            int status = process.waitFor();
            if (status != ExitStatus.HOLDS) {
                throw new UndecidedException(
                        "validating %s by %s ended with status %d"
                                .formatted(file, engine.word(), status));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new UndecidedException("interrupted", e);
        }
        return (System.nanoTime() - start) / NANOS;
    }

    private static double median(List<Double> numbers) {
        return Quantiles.median().compute(numbers);
    }

    private static double round(double number) {
        return Math.round(number * 100) / 100.0;
    }
}
