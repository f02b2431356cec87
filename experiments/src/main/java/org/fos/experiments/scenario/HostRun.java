package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

import org.fos.experiments.workload.WorkloadFormatException;
import org.fos.lib.Journal;
import org.fos.lib.MessageNames;
import org.fos.machine.ProcessFailed;
import org.fos.machine.host.HostMachine;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * One run of a fleet on the machine at hand: the same servers and clients as on the simulated
 * machine, on real threads. Each server records into a file of its own; times are nanoseconds of
 * one clock.
 */
public final class HostRun {
    /** What may be met here: changes that the scenario makes, as the machine draws nothing. */
    public static final ImmutableSet<FaultKind> FAULTS =
            Sets.immutableEnumSet(
                    FaultKind.JOIN,
                    FaultKind.LEAVE,
                    FaultKind.MOVE,
                    FaultKind.REVOKE,
                    FaultKind.BREAK,
                    FaultKind.END);

    /** However few operations there are. */
    private static final Duration LEAST_PATIENCE = Duration.ofMinutes(2);

    private static final long PATIENCE_AN_OPERATION_MILLIS = 5;
    private static final long LOOK_NANOS = 200_000;

    private final RunSettings settings;
    private final int cores;
    private final HostUnderTest fleet;
    private final RunMetrics metrics;
    private final Map<String, TraceRecorder> recorders = new TreeMap<>();
    private final MessageNames messages;
    private final Duration patience;

    private HostRun(RunSettings settings, int cores, HostUnderTest fleet, RunMetrics metrics) {
        this.settings = settings;
        this.cores = cores;
        this.fleet = fleet;
        this.metrics = metrics;
        this.messages = fleet.names();
        this.patience =
                LEAST_PATIENCE.plusMillis(PATIENCE_AN_OPERATION_MILLIS * settings.operations());
    }

    /** Makes a fleet for a run. */
    interface Making {
        /**
         * Makes it.
         *
         * @param metrics where it counts
         * @throws IOException if a file that the settings name cannot be read
         * @throws WorkloadFormatException if the workload file is malformed
         */
        HostUnderTest make(RunSettings settings, RunMetrics metrics)
                throws IOException, WorkloadFormatException;
    }

    /**
     * Runs a fleet.
     *
     * @param settings of whose faults those among {@link #FAULTS} are met
     * @param cores how many threads, at least 1
     * @param making the fleet
     * @param folder where the traces go, one for each server, none of which may be there
     * @throws IOException if a trace cannot be written, or a file that the settings name not read
     * @throws WorkloadFormatException if the workload file is malformed
     * @throws InterruptedException if the caller is interrupted
     */
    static ScenarioRun of(RunSettings settings, int cores, Making making, Optional<Path> folder)
            throws IOException, WorkloadFormatException, InterruptedException {
        RunSettings possible = settings.withFaultsAmong(FAULTS);
        RunMetrics metrics = new RunMetrics();
        HostRun run = new HostRun(possible, cores, making.make(possible, metrics), metrics);
        try {
            return run.run(folder);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            run.fleet.hasStopped();
            run.recorders.values().forEach(TraceRecorder::abandon);
        }
    }

    private ScenarioRun run(Optional<Path> folder) throws IOException, InterruptedException {
        if (folder.isPresent()) {
            for (String server : fleet.recorders()) {
                Path file = folder.get().resolve(server + ".ndjson");
                recorders.put(server, TraceRecorder.create(file, header(server)));
            }
        }
        HostMachine machine = new HostMachine(cores, settings.seed());
        fleet.start(machine, this::journal);
        Optional<String> failure = toItsEnd(machine);
        long nanos = machine.now();
        metrics.add("messages", machine.messages());
        fleet.count(metrics);
        recorders.values().forEach(TraceRecorder::close);
        return new ScenarioRun(
                settings,
                recorders.values().stream().mapToLong(TraceRecorder::events).sum(),
                nanos,
                fleet.faults(),
                metrics.all(),
                failure);
    }

    private Journal journal(String server) {
        return new Journal(recorders.get(server), messages);
    }

    private Optional<String> toItsEnd(HostMachine machine)
            throws IOException, InterruptedException {
        machine.start();
        fleet.runs();
        boolean atRest = awaitRest(machine);
        try {
            machine.stop();
        } catch (ProcessFailed e) {
            return failed(e);
        }
        if (!atRest) {
            return Optional.of("after %d s the run is not at rest".formatted(patience.toSeconds()));
        }
        return fleet.failureAtRest(settings.mode(), metrics);
    }

    /** What is outside of the machine comes back to it, so that both must be at rest together. */
    private boolean awaitRest(HostMachine machine) {
        while (machine.awaitRest(patience.minusNanos(machine.now()))) {
            if (fleet.isAtRest() && machine.awaitRest(patience)) {
                return true;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return false;
    }

    private static Optional<String> failed(ProcessFailed failure) throws IOException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof VirtualMachineError error) {
                throw error;
            }
            if (cause instanceof IOException io) {
                // The recorder's file, not the member's handler.
                throw io;
            }
        }
        return Optional.of(String.valueOf(failure.getMessage()));
    }

    private TraceHeader header(String server) throws IOException {
        TraceHeader.Builder header =
                fleet.header(settings).recorder(server).incarnation(1).recorders(fleet.recorders());
        Provenance.ofHost(settings, cores).forEach(header::provenance);
        Provenance.digests(settings).forEach(header::provenance);
        return header.build();
    }
}
