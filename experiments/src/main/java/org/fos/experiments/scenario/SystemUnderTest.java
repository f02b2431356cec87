package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import org.fos.lib.Journal;
import org.fos.machine.simulated.MachineObserver;
import org.fos.machine.simulated.SimulatedMachine;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;

import java.util.Optional;

/** The processes of one run, and what the specification says of them. */
interface SystemUnderTest {
    /** Returns what the trace calls this instance of the specification. */
    String instance();

    /** Returns the strings that stand for model values. */
    ImmutableList<String> modelValues();

    /** Returns the constants of the specification in this run. */
    ImmutableMap<String, Object> constants();

    /** Returns the processes that may crash. */
    ImmutableList<String> servers();

    /** Returns how many of them may crash at most. */
    int mostCrashes();

    /** Returns what this run may meet, of what the settings ask for. */
    ImmutableSet<FaultKind> faults();

    /** Returns how long the run takes, roughly. */
    long expectedCycles();

    /** Returns after how many events of the machine the run does not come to rest. */
    long mostEvents();

    /** Returns how many clients there are; each counts itself under {@code clientsDone}. */
    int clients();

    /** Makes all processes. */
    void start(SimulatedMachine machine, Journal journal);

    /** Returns what records that which no process sees. */
    MachineObserver watch(TraceRecorder recorder, RunMetrics metrics);

    /** Returns what must hold when the run is at rest, and does not. */
    Optional<String> failure(Mode mode);

    /** Returns what is wrong when the run is at rest: a client that waits, or any other failure. */
    default Optional<String> failureAtRest(Mode mode, RunMetrics metrics) {
        long waiting = clients() - metrics.get("clientsDone");
        return waiting > 0
                ? Optional.of(
                        "%d of %d clients wait for an answer that never comes"
                                .formatted(waiting, clients()))
                : failure(mode);
    }

    /** Returns the beginning of a header: what its trace says of the specification. */
    default TraceHeader.Builder header(RunSettings settings) {
        TraceHeader.Builder header =
                TraceHeader.builder(Long.toHexString(settings.seed()), settings.scenario().spec())
                        .instance(instance())
                        .modelValues(modelValues());
        constants().forEach(header::constant);
        return header;
    }

    /** Counts what has not been counted on the way. */
    default void count(RunMetrics metrics) {}
}
