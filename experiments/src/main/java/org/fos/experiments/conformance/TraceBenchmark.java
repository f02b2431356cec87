package org.fos.experiments.conformance;

import org.fos.checker.engine.CompiledEngine;
import org.fos.checker.step.ActionCall;
import org.fos.checker.step.SpecSource;
import org.fos.checker.step.SpecificationException;
import org.fos.checker.step.State;
import org.fos.checker.step.Stepper;
import org.fos.checker.tlc.inprocess.InProcessTlc;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.UndecidedException;
import org.fos.trace.format.Event;
import org.fos.trace.format.Fact;
import org.fos.trace.format.Header;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceReader;
import org.fos.trace.validate.Outcome;
import org.fos.trace.validate.SpecLocation;
import org.fos.trace.validate.ValidationOptions;
import org.fos.trace.validate.ValidationSession;
import org.fos.trace.validate.Validator;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What validating one trace costs in this process: by the compiled engine, from the file to the
 * verdict, and by TLC's own stepping, which is given events that have been read already.
 */
public final class TraceBenchmark implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final Path trace;
    private final Path specs;
    private final ValidationSession session = new ValidationSession(new CompiledEngine());
    private final List<Event> events = new ArrayList<>();
    private final Stepper tlc;

    /**
     * What so many events took.
     *
     * @param seconds on the clock
     * @param busySeconds on a processor, which is less where others want it too
     */
    public record Took(long events, double seconds, double busySeconds) {
        public double eventsPerSecond() {
            return events / seconds;
        }

        public double eventsPerBusySecond() {
            return events / busySeconds;
        }
    }

    /** A benchmark of a trace whose specification is in a folder; it is read with TLC's eyes. */
    public TraceBenchmark(Path trace, Path specs, long mostForTlc) {
        this.trace = trace;
        this.specs = specs;
        try (TraceReader reader = TraceReader.open(trace)) {
            tlc = new InProcessTlc().load(source(reader.header()));
            Optional<Event> event = reader.next();
            while (event.isPresent() && events.size() < mostForTlc) {
                events.add(event.get());
                event = reader.next();
            }
        } catch (InvalidTraceException | SpecificationException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UndecidedException(trace + ": cannot be closed", e);
        }
    }

    private SpecSource source(Header header) {
        return new SpecSource(
                specs, header.spec(), Optional.empty(), header.constants(), header.modelValues());
    }

    private static long busyNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** The compiled engine, from the file to the verdict. */
    public Took compiled(Path file) {
        long start = System.nanoTime();
        long busy = busyNanos();
        Outcome outcome =
                new Validator(session)
                        .validate(file, SpecLocation.in(specs), ValidationOptions.DEFAULT);
        double seconds = (System.nanoTime() - start) / NANOS;
        double busySeconds = (busyNanos() - busy) / NANOS;
        if (outcome instanceof Outcome.Accepted accepted) {
            return new Took(accepted.events(), seconds, busySeconds);
        }
        throw new UndecidedException(file + " is not accepted: " + outcome);
    }

    public Took compiled() {
        return compiled(trace);
    }

    /** Writes a version of the trace in which little is recorded. */
    public void writePartial(Path whole, Path partial) throws IOException {
        new PartialTrace(tlc.specification()).write(whole, partial);
    }

    /** Seconds on a processor that loading the trace's specification takes. */
    public double loading() {
        long busy = busyNanos();
        try (TraceReader reader = TraceReader.open(trace);
                Stepper loaded = new CompiledEngine().load(source(reader.header()))) {
            return (busyNanos() - busy) / NANOS;
        } catch (InvalidTraceException | SpecificationException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UndecidedException(trace + ": cannot be closed", e);
        }
    }

    /** TLC's stepping alone, over the events that were read for it. */
    public Took tlc() {
        long start = System.nanoTime();
        long busy = busyNanos();
        State state = tlc.initialStates().successors().getFirst();
        for (Event event : events) {
            state = next(state, event);
        }
        return new Took(
                events.size(), (System.nanoTime() - start) / NANOS, (busyNanos() - busy) / NANOS);
    }

    private State next(State state, Event event) {
        ActionCall call = new ActionCall(event.action(), event.args());
        for (State successor : tlc.step(state, call).successors()) {
            if (event.after().stream().allMatch(fact -> holds(successor, fact))) {
                return successor;
            }
        }
        throw new UndecidedException(trace + ":" + event.line() + ": TLC does not explain this");
    }

    private static boolean holds(State state, Fact fact) {
        return state.at(fact.variable(), fact.keys()).equals(Optional.of(fact.is()));
    }

    @Override
    public void close() {
        session.close();
        tlc.close();
    }
}
