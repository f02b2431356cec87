package org.fos.trace.validate;

import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.Stepper;
import org.fos.trace.format.Header;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds traces against their specifications. */
public final class Validator {
    private final ValidationSession session;

    /** A validator that takes its specifications from a session. */
    public Validator(ValidationSession session) {
        this.session = session;
    }

    /**
     * Holds a trace against its specification.
     *
     * @param trace a trace file, or a directory with exactly one
     */
    public Outcome validate(Path trace, SpecLocation location, ValidationOptions options) {
        try (TraceReader reader = TraceReader.open(only(trace))) {
            return validate(reader, location, options);
        } catch (InvalidTraceException e) {
            return invalid(e);
        } catch (IOException e) {
            throw new UncheckedIOException(trace + ": cannot be closed", e);
        }
    }

    /**
     * Holds a trace against its specification.
     *
     * @param reader is read to its end and not closed
     */
    public Outcome validate(TraceReader reader, SpecLocation location, ValidationOptions options) {
        try {
            requireOneRecorder(reader);
            Optional<Path> mappingFile = location.mappingFile(reader.header());
            Mapping mapping =
                    mappingFile.isPresent() ? MappingFile.read(mappingFile.get()) : Mapping.NONE;
            Stepper stepper = stepper(reader, location);
            Optional<String> fault =
                    new Vocabulary(stepper.specification(), mapping).faultOfMapping();
            if (fault.isPresent()) {
                throw new InvalidTraceException(
                        mappingFile.map(Path::toString).orElse(""), 0, fault.get());
            }
            return new Validation(reader, stepper, mapping, options).outcome();
        } catch (InvalidTraceException e) {
            return invalid(e);
        }
    }

    private static Outcome invalid(InvalidTraceException e) {
        return new Outcome.Invalid(e.file(), e.line(), e.reason());
    }

    private Stepper stepper(TraceReader reader, SpecLocation location)
            throws InvalidTraceException {
        SpecSource source = location.source(reader.header());
        try {
            return session.stepper(source);
        } catch (SpecificationException e) {
            throw new InvalidTraceException(
                    reader.file(),
                    1,
                    "the specification cannot be loaded with this header: " + e.getMessage());
        }
    }

    private static void requireOneRecorder(TraceReader reader) throws InvalidTraceException {
        Header header = reader.header();
        List<String> others =
                header.recorders().stream()
                        .filter(name -> !name.equals(header.recorder().orElse("")))
                        .toList();
        if (!others.isEmpty()) {
            throw new InvalidTraceException(
                    reader.file(),
                    1,
                    "the header names other recorders of this run: %s; runs of several files are"
                                    .formatted(String.join(", ", others))
                            + " not supported by this version: merge them into one file");
        }
    }

    private static Path only(Path trace) throws InvalidTraceException {
        if (!Files.isDirectory(trace)) {
            return trace;
        }
        try (Stream<Path> listed = Files.list(trace)) {
            List<Path> files = listed.filter(Validator::isTrace).sorted().toList();
            if (files.size() == 1) {
                return files.getFirst();
            }
            throw new InvalidTraceException(
                    trace.toString(),
                    0,
                    files.isEmpty()
                            ? "holds no trace; a trace file ends in .ndjson or .ndjson.zst"
                            : "holds %d traces; runs of several files are not supported by this"
                                            .formatted(files.size())
                                    + " version: validate them one by one, or merge them into one"
                                    + " file");
        } catch (IOException e) {
            throw new InvalidTraceException(
                    trace.toString(), 0, "cannot be read: " + e.getMessage());
        }
    }

    private static boolean isTrace(Path file) {
        return file.toString().endsWith(".ndjson") || file.toString().endsWith(".ndjson.zst");
    }
}
