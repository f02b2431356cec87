package org.fos.experiments.scenario;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

import org.fos.lib.Journal;
import org.fos.machine.MachineFile;
import org.fos.machine.ProcessFailed;
import org.fos.machine.RandomStream;
import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.Limits;
import org.fos.machine.simulated.RunResult;
import org.fos.machine.simulated.SimulatedMachine;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** One run on the simulated machine, under faults, recorded from start to end. */
final class SimulatedRun {
    /** In every other run a crash may go unnoticed for so long that others meet the crashed. */
    private static final long LATE_NOTICE_CYCLES = 300_000;

    private final RunSettings settings;
    private final SystemUnderTest system;
    private final RunMetrics metrics;
    private final SimulatedMachine machine;

    private SimulatedRun(RunSettings settings, SystemUnderTest system, RunMetrics metrics) {
        this.settings = settings;
        this.system = system;
        this.metrics = metrics;
        this.machine = new SimulatedMachine(machineFile(settings), settings.seed(), plan());
    }

    /**
     * Runs a system.
     *
     * @param metrics where the system counts
     * @param trace where the trace goes
     * @throws IOException if the trace cannot be written, or a file that the settings name not read
     */
    static ScenarioRun of(
            RunSettings settings, SystemUnderTest system, RunMetrics metrics, OutputStream trace)
            throws IOException {
        return new SimulatedRun(settings, system, metrics).run(trace);
    }

    /**
     * Returns the machine that the settings name.
     *
     * @throws org.fos.machine.MachineFileException if its file is malformed
     */
    static MachineFile machineFile(RunSettings settings) {
        String machine = settings.machine();
        return MachineFile.names().contains(machine)
                ? MachineFile.named(machine)
                : MachineFile.read(Path.of(machine));
    }

    private FaultPlan plan() {
        FaultPlan plan = FaultPlan.none();
        if (system.faults().contains(FaultKind.DELAY)) {
            plan = plan.with(new FaultPlan.Delay(0.2, 20_000));
        }
        if (system.faults().contains(FaultKind.SLOW)) {
            plan = plan.with(new FaultPlan.Slowness(0.3, 8));
        }
        if (system.faults().contains(FaultKind.CRASH) && system.mostCrashes() > 0) {
            plan =
                    plan.with(
                            new FaultPlan.Crashes(
                                    system.servers(),
                                    system.mostCrashes(),
                                    system.expectedCycles(),
                                    1_000));
            if (new RandomStream(settings.seed()).stream("notices").chance(0.5)) {
                plan = plan.noticedWithin(LATE_NOTICE_CYCLES);
            }
        }
        return settings.swarm() ? plan.asSwarm() : plan;
    }

    private ScenarioRun run(OutputStream trace) throws IOException {
        Optional<String> failure;
        long events;
        try (TraceRecorder recorder = TraceRecorder.to(trace, header())) {
            machine.observe(system.watch(recorder, metrics));
            system.start(machine, new Journal(recorder));
            if (settings.mode() == Mode.LIVENESS) {
                machine.at(system.expectedCycles() / 2, machine::stopFaults);
            }
            failure = toItsEnd();
            events = recorder.events();
        }
        system.count(metrics);
        return new ScenarioRun(
                settings, events, machine.now(), faultsMet(), metrics.all(), failure);
    }

    /**
     * Runs the machine; returns what went wrong, a handler that threw included.
     *
     * @throws ProcessFailed if the trace could not be written
     */
    private Optional<String> toItsEnd() {
        try {
            return failure(machine.run(Limits.events(system.mostEvents())));
        } catch (ProcessFailed e) {
            if (e.getCause() instanceof VirtualMachineError error) {
                throw error;
            }
            if (Throwables.getCausalChain(e).stream().anyMatch(IOException.class::isInstance)) {
                // The recorder's file, not the member's handler.
                throw e;
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What must hold when nothing is left to do. */
    private Optional<String> failure(RunResult result) {
        if (result.ending() != RunResult.Ending.QUIESCENT) {
            return Optional.of(
                    "after %d machine events the run is not at rest".formatted(result.events()));
        }
        return system.failureAtRest(settings.mode(), metrics);
    }

    private TraceHeader header() throws IOException {
        TraceHeader.Builder header = system.header(settings);
        Provenance.of(settings).forEach(header::provenance);
        Provenance.digests(settings).forEach(header::provenance);
        return header.build();
    }

    private ImmutableSet<FaultKind> faultsMet() {
        ImmutableSet<FaultPlan.Kind> drawn = machine.faultKinds();
        return Arrays.stream(FaultKind.values())
                .filter(
                        kind ->
                                switch (kind) {
                                    case DELAY -> drawn.contains(FaultPlan.Kind.DELAY);
                                    case SLOW -> drawn.contains(FaultPlan.Kind.SLOWNESS);
                                    case CRASH -> metrics.get("crashes") > 0;
                                    case JOIN, LEAVE, MOVE, REVOKE, BREAK, END, RESTART, MISTAKE ->
                                            system.faults().contains(kind);
                                })
                .collect(Sets.toImmutableEnumSet());
    }
}
