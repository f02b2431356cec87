package org.fos.experiments.command;

import org.fos.checker.tlc.inprocess.InProcessTlc;
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
final class TraceChecks implements AutoCloseable {
    private final Console console;
    private final ValidationSession session = new ValidationSession(new InProcessTlc());
    private final Validator validator = new Validator(session);

    TraceChecks(Console console) {
        this.console = console;
    }

    /**
     * Judges a trace.
     *
     * @param spec the module's file; the project's module that the header names if empty
     * @param config for the module's behaviour and substitutions
     */
    Outcome judge(Path trace, Optional<Path> spec, Optional<Path> config) {
        SpecLocation location =
                spec.map(file -> at(file, config)).orElseGet(() -> ours(trace, config));
        return validator.validate(trace, location, ValidationOptions.DEFAULT);
    }

    private static SpecLocation at(Path file, Optional<Path> config) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".tla") || !Files.isRegularFile(file)) {
            throw new BadInputException(file + ": expected the file of a module, NAME.tla");
        }
        return new SpecLocation(
                file.toAbsolutePath().resolveSibling(""),
                Optional.of(name.substring(0, name.length() - ".tla".length())),
                config,
                Optional.empty());
    }

    private SpecLocation ours(Path trace, Optional<Path> config) {
        String module = moduleOf(trace).orElse("");
        List<Path> directories = directories();
        Path directory =
                directories.stream()
                        .filter(d -> Files.isRegularFile(d.resolve(module + ".tla")))
                        .findFirst()
                        .orElseGet(() -> unknown(trace, module, directories));
        return new SpecLocation(directory, Optional.empty(), config, Optional.empty());
    }

    /** A header that cannot be read is left to the validator, which says what is wrong with it. */
    private static Optional<String> moduleOf(Path trace) {
        Path file = trace;
        if (Files.isDirectory(trace)) {
            return Optional.empty();
        }
        try (TraceReader reader = TraceReader.open(file)) {
            return Optional.of(reader.header().spec());
        } catch (InvalidTraceException | IOException e) {
            return Optional.empty();
        }
    }

    private Path unknown(Path trace, String module, List<Path> directories) {
        if (module.isEmpty() && !directories.isEmpty()) {
            return directories.getFirst();
        }
        List<String> modules =
                Models.of(console).families().stream()
                        .flatMap(family -> family.models().stream())
                        .flatMap(model -> model.of().stream())
                        .distinct()
                        .toList();
        throw new BadInputException(
                trace
                        + ":1: "
                        + NearMisses.message("specification", module, modules)
                        + "; name a file of your own with --spec");
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
        session.close();
    }
}
