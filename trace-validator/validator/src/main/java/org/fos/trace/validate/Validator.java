package org.fos.trace.validate;

import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.Stepper;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * @param trace a trace file, or a directory with the files of one run
     */
    public Outcome validate(Path trace, SpecLocation location, ValidationOptions options) {
        try (RunFiles run = RunFiles.open(trace)) {
            Outcome together = null;
            for (List<TraceReader> files : run.instances()) {
                Outcome outcome = validate(files, location, options);
                if (!(outcome instanceof Outcome.Accepted accepted)) {
                    return outcome;
                }
                together = together == null ? accepted : accepted.and(together);
            }
            return java.util.Objects.requireNonNull(together);
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
        return validate(List.of(reader), location, options);
    }

    private Outcome validate(
            List<TraceReader> files, SpecLocation location, ValidationOptions options) {
        try {
            Map<String, List<TraceReader>> recorders = RunFiles.byRecorder(files);
            TraceReader first = files.getFirst();
            Optional<Path> mappingFile = location.mappingFile(first.header());
            Mapping mapping = location.mapping(first.header());
            Stepper stepper = stepper(first, location);
            Optional<String> fault =
                    new Vocabulary(stepper.specification(), mapping).faultOfMapping();
            if (fault.isPresent()) {
                throw new InvalidTraceException(
                        mappingFile.map(Path::toString).orElse(""), 0, fault.get());
            }
            return files.size() == 1
                    ? new Validation(first, stepper, mapping, options).outcome()
                    : new RunValidation(recorders, stepper, mapping, options).outcome();
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
}
