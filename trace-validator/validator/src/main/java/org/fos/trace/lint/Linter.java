package org.fos.trace.lint;

import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.State;
import org.fos.checker.step.Stepper;
import org.fos.trace.format.Event;
import org.fos.trace.format.Header;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceReader;
import org.fos.trace.validate.Mapping;
import org.fos.trace.validate.RunFiles;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Vocabulary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks at a trace without stepping through its specification. */
public final class Linter {
    private final ValidationSession session;
    private final SpecLocation location;
    private final Remarks remarks = new Remarks();
    private long events;

    private Linter(ValidationSession session, SpecLocation location) {
        this.session = session;
        this.location = location;
    }

    /**
     * Looks at a trace.
     *
     * @param session loads the specification
     * @param trace a trace file, or a folder with those of one run
     */
    public static Linted lint(ValidationSession session, Path trace, SpecLocation location) {
        Linter linter = new Linter(session, location);
        linter.run(trace);
        return new Linted(linter.events, linter.remarks.list());
    }

    private void run(Path trace) {
        try (RunFiles run = RunFiles.open(trace)) {
            for (List<TraceReader> files : run.instances()) {
                instance(trace, files);
            }
        } catch (InvalidTraceException e) {
            invalid(e);
        } catch (IOException e) {
            throw new UncheckedIOException(trace + ": cannot be closed", e);
        }
    }

    private void invalid(InvalidTraceException e) {
        remarks.invalid(e.file(), e.line(), e.reason(), "");
    }

    private void instance(Path trace, List<TraceReader> files) {
        TraceReader first = files.getFirst();
        Header header = first.header();
        try {
            int recorders = RunFiles.byRecorder(files).size();
            Mapping mapping = location.mapping(header);
            Stepper stepper = session.stepper(location.source(header));
            location.config().ifPresent(c -> Constants.check(first.file(), header, c, remarks));
            Vocabulary vocabulary = new Vocabulary(stepper.specification(), mapping);
            vocabulary
                    .faultOfMapping()
                    .ifPresent(fault -> remarks.invalid(first.file(), 0, fault, ""));
            Usage usage = new Usage(stepper.specification(), mapping::specified);
            Traffic traffic = new Traffic();
            Paths paths = new Paths(firstState(stepper));
            long before = events;
            boolean complete = true;
            for (TraceReader file : files) {
                complete &= read(file, vocabulary, usage, traffic, paths);
            }
            String about = files.size() == 1 ? first.file() : trace.toString();
            if (events == before) {
                remarks.invalid(
                        about,
                        0,
                        "no events; a trace that records nothing proves nothing",
                        "record at least one");
            }
            usage.remark(about, remarks);
            traffic.remark(about, recorders, complete, remarks);
        } catch (InvalidTraceException e) {
            invalid(e);
        } catch (SpecificationException e) {
            remarks.invalid(
                    first.file(),
                    1,
                    "the specification cannot be loaded with this header: " + e.getMessage(),
                    "");
        }
    }

    private static Optional<State> firstState(Stepper stepper) {
        return stepper.initialStates().successors().stream().findFirst();
    }

    /** Reads a file to its end; whether its recorder ended it. */
    private boolean read(
            TraceReader file, Vocabulary vocabulary, Usage usage, Traffic traffic, Paths paths) {
        Times times = new Times(file.file());
        try {
            for (Optional<Event> next = file.next(); next.isPresent(); next = file.next()) {
                Event event = next.get();
                events++;
                Optional<String> fault = vocabulary.fault(event);
                if (fault.isPresent()) {
                    remarks.invalid(file.file(), event.line(), fault.get(), "");
                } else {
                    usage.add(file.file(), event);
                    paths.check(file.file(), event, remarks);
                }
                traffic.add(file.file(), event, remarks);
                times.add(event, remarks);
            }
        } catch (InvalidTraceException e) {
            invalid(e);
            return true;
        }
        times.remark(remarks);
        if (!file.isComplete()) {
            remarks.warn(
                    file.file(),
                    file.endsInHalfALine() ? file.line() : file.line() - 1,
                    file.endsInHalfALine()
                            ? "ends in half a line, which counts for nothing"
                            : "has no end line, as if its recorder had stopped",
                    "end a record with {\"seq\":N,\"end\":true}");
        }
        return file.isComplete();
    }
}
