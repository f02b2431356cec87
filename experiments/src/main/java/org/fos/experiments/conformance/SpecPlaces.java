package org.fos.experiments.conformance;

import org.fos.checker.manifest.Layer;
import org.fos.checker.manifest.Layer.Refines;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.NearMisses;
import org.fos.experiments.console.UndecidedException;
import org.fos.experiments.models.Models;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceReader;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the specifications of traces: the project's by the names in their headers. */
final class SpecPlaces {
    private static final Optional<Path> NONE = Optional.empty();

    private final Console console;

    SpecPlaces(Console console) {
        this.console = console;
    }

    /** Where the specification of a trace is. */
    sealed interface Located {
        /** It is there. */
        record At(SpecLocation location) implements Located {}

        /** It is not known where. */
        record Nowhere(Outcome.Invalid why) implements Located {}
    }

    private static Located nowhere(Path trace, long line, String why) {
        return new Located.Nowhere(new Outcome.Invalid(trace.toString(), line, why));
    }

    /** The place; see {@link TraceChecks#judge}. */
    Located of(Path trace, Optional<Path> spec, Optional<Path> config, boolean refines) {
        if (!Files.exists(trace)) {
            return nowhere(
                    trace, 0, "there is no such file or folder; fos run --trace DIR records some");
        }
        if (spec.isPresent()) {
            SpecLocation location = at(spec.get(), config);
            return new Located.At(refines ? location.refining(List.of()) : location);
        }
        String module = moduleOf(trace);
        List<Path> directories = directories();
        Optional<Path> directory =
                directories.stream()
                        .filter(d -> Files.isRegularFile(d.resolve(module + ".tla")))
                        .findFirst()
                        .or(() -> module.isEmpty() ? directories.stream().findFirst() : NONE);
        if (directory.isEmpty()) {
            return nowhere(trace, 1, unknown(module));
        }
        SpecLocation location = in(directory.get(), config);
        if (!refines || module.isEmpty()) {
            return new Located.At(location);
        }
        return config.isPresent()
                ? new Located.At(location.refining(List.of()))
                : refining(trace, module, directory.get());
    }

    private Located refining(Path trace, String module, Path directory) {
        Optional<Refines> refines =
                layers().filter(layer -> layer.module().equals(module))
                        .flatMap(layer -> layer.refines().stream())
                        .findFirst();
        if (refines.isEmpty()) {
            return nowhere(
                    trace,
                    1,
                    "the manifest names nothing that %s refines (%s); name a configuration with a"
                                    .formatted(module, known())
                            + " PROPERTY that says it, with --config");
        }
        SpecLocation location =
                new SpecLocation(
                        directory,
                        Optional.of(refines.get().module()),
                        Optional.empty(),
                        Optional.empty());
        return new Located.At(location.refining(List.of(refines.get().property())));
    }

    private Stream<Layer> layers() {
        return Models.of(console).families().stream().flatMap(family -> family.ladder().stream());
    }

    private String known() {
        List<String> modules =
                layers().filter(layer -> layer.refines().isPresent()).map(Layer::module).toList();
        return modules.isEmpty() ? "of no module" : "only of " + String.join(", ", modules);
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
            return files.filter(TraceReader::isNamedLikeATrace).sorted().findFirst().orElse(trace);
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
}
