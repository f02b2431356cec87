package org.fos.experiments.conformance;

import org.fos.checker.manifest.Layer;
import org.fos.checker.manifest.Layer.Refines;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.NearMisses;
import org.fos.experiments.console.UndecidedException;
import org.fos.experiments.engine.Engine;
import org.fos.experiments.models.Models;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceReader;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds traces against specifications; those of one specification share its loading. */
public final class TraceChecks implements AutoCloseable {
    private static final Optional<Path> NONE = Optional.empty();

    private final Console console;
    private final List<ValidationSession> sessions;

    /** Checks by TLC, whose word counts. */
    public TraceChecks(Console console) {
        this(console, List.of(Engine.TLC));
    }

    /**
     * Checks by one engine, or by two that must agree.
     *
     * @param engines the one whose answer is shown first
     */
    public TraceChecks(Console console, List<Engine> engines) {
        this.console = console;
        sessions =
                engines.stream().map(engine -> new ValidationSession(engine.steppers())).toList();
    }

    /**
     * Judges a trace.
     *
     * @param spec the module's file; the project's module that the header names if empty
     * @param config for the module's behaviour and substitutions
     */
    public Outcome judge(Path trace, Optional<Path> spec, Optional<Path> config) {
        return judge(trace, spec, config, false);
    }

    /**
     * Judges a trace.
     *
     * @param refines whether the trace is held to what the specification refines too: what the
     *     configuration's properties name; for a module of the project, without a configuration,
     *     what its manifest names
     */
    public Outcome judge(Path trace, Optional<Path> spec, Optional<Path> config, boolean refines) {
        if (!Files.exists(trace)) {
            return new Outcome.Invalid(
                    trace.toString(),
                    0,
                    "there is no such file or folder; fos run --trace DIR records some");
        }
        if (spec.isPresent()) {
            SpecLocation location = at(spec.get(), config);
            return judge(trace, refines ? location.refining(List.of()) : location);
        }
        String module = moduleOf(trace);
        List<Path> directories = directories();
        Optional<Path> directory =
                directories.stream()
                        .filter(d -> Files.isRegularFile(d.resolve(module + ".tla")))
                        .findFirst()
                        .or(() -> module.isEmpty() ? directories.stream().findFirst() : NONE);
        if (directory.isEmpty()) {
            return new Outcome.Invalid(trace.toString(), 1, unknown(module));
        }
        SpecLocation location = in(directory.get(), config);
        if (!refines || module.isEmpty()) {
            return judge(trace, location);
        }
        return config.isPresent()
                ? judge(trace, location.refining(List.of()))
                : judgeRefining(trace, module, directory.get());
    }

    private Outcome judgeRefining(Path trace, String module, Path directory) {
        Optional<Refines> known =
                layers().filter(layer -> layer.module().equals(module))
                        .flatMap(layer -> layer.refines().stream())
                        .findFirst();
        if (known.isEmpty()) {
            return new Outcome.Invalid(
                    trace.toString(),
                    1,
                    "the manifest names nothing that %s refines (%s); name a configuration with a"
                                    .formatted(module, refining())
                            + " PROPERTY that says it, with --config");
        }
        SpecLocation location =
                new SpecLocation(
                        directory,
                        Optional.of(known.get().module()),
                        Optional.empty(),
                        Optional.empty());
        return judge(trace, location.refining(List.of(known.get().property())));
    }

    private Stream<Layer> layers() {
        return Models.of(console).families().stream().flatMap(family -> family.ladder().stream());
    }

    private String refining() {
        List<String> modules =
                layers().filter(layer -> layer.refines().isPresent()).map(Layer::module).toList();
        return modules.isEmpty() ? "of no module" : "only of " + String.join(", ", modules);
    }

    private Outcome judge(Path trace, SpecLocation location) {
        List<Outcome> outcomes =
                sessions.stream()
                        .map(
                                session ->
                                        new Validator(session)
                                                .validate(
                                                        trace, location, ValidationOptions.DEFAULT))
                        .toList();
        return outcomes.size() == 1
                ? outcomes.getFirst()
                : Agreement.of(outcomes.getFirst(), outcomes.getLast());
    }

    private static SpecLocation at(Path file, Optional<Path> config) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".tla") || !Files.isRegularFile(file)) {
            String what = Files.exists(file) ? "no module" : "there is no such file";
            throw new BadInputException(
                    file + ": " + what + "; expected the file of a module, NAME.tla");
        }
        return new SpecLocation(
                file.toAbsolutePath().resolveSibling(""),
                Optional.of(name.substring(0, name.length() - ".tla".length())),
                config,
                Optional.empty());
    }

    private static SpecLocation in(Path directory, Optional<Path> config) {
        return new SpecLocation(directory, Optional.empty(), config, Optional.empty());
    }

    /**
     * The module that a trace's header names. Empty if it cannot be read, which is left to the
     * validator: it says what is wrong.
     */
    private static String moduleOf(Path trace) {
        try (TraceReader reader = TraceReader.open(firstIn(trace))) {
            return reader.header().spec();
        } catch (InvalidTraceException | IOException e) {
            return "";
        }
    }

    private static Path firstIn(Path trace) throws IOException {
        if (!Files.isDirectory(trace)) {
            return trace;
        }
        try (Stream<Path> files = Files.list(trace)) {
            return files.filter(file -> String.valueOf(file.getFileName()).contains(".ndjson"))
                    .sorted()
                    .findFirst()
                    .orElse(trace);
        }
    }

    private String unknown(String module) {
        List<String> modules =
                Models.of(console).families().stream()
                        .flatMap(
                                family ->
                                        Stream.concat(
                                                family.ladder().stream().map(Layer::module),
                                                family.models().stream()
                                                        .flatMap(model -> model.of().stream())))
                        .distinct()
                        .toList();
        return NearMisses.message("specification", module, modules)
                + "; name a file of your own with --spec";
    }

    private List<Path> directories() {
        try (Stream<Path> entries = Files.list(console.specs())) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UndecidedException(console.specs() + ": cannot be read", e);
        }
    }

    @Override
    public void close() {
        sessions.forEach(ValidationSession::close);
    }
}
