package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import org.fos.experiments.workload.WorkloadFormatException;
import org.fos.lib.SeededBug;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A system that runs under a workload and faults, and the specification that it is held to. */
public interface Scenario {
    /** Returns what the command line calls it. */
    String name();

    /** Returns the specification that its traces are held to. */
    String spec();

    /** Returns the family of specifications that this one belongs to. */
    String family();

    /** Returns what is run unless something else is asked for. */
    RunSettings defaults();

    /** Returns the names of its workloads. */
    ImmutableList<String> workloads();

    /** Returns whether a workload may be a file, too. */
    default boolean takesWorkloadFiles() {
        return false;
    }

    /** Returns its own settings besides those of all scenarios, each with its possible values. */
    default ImmutableMap<String, OwnSetting> ownSettings() {
        return ImmutableMap.of();
    }

    /** Returns the bugs that can be seeded into its members. */
    ImmutableList<SeededBug> bugs();

    /** Returns these settings with a bug, changed such that the bug can show. */
    default RunSettings seeded(RunSettings settings, SeededBug bug) {
        return settings.withBug(Optional.of(bug));
    }

    /** Returns what the table of runs shows, as names of counts. */
    ImmutableList<String> columns();

    /** Returns how many operations among 100 met another one, or did not find what they need. */
    double contendedPercent(ScenarioRun run);

    /**
     * Runs the system.
     *
     * @param settings what to run
     * @param trace where the trace goes; {@link OutputStream#nullOutputStream()} for nowhere
     * @throws IOException if the workload or machine file cannot be read, or the trace not written
     * @throws WorkloadFormatException if the workload file is malformed
     * @throws org.fos.machine.MachineFileException if the machine file is
     */
    ScenarioRun run(RunSettings settings, OutputStream trace)
            throws IOException, WorkloadFormatException;

    /** Returns whether it runs on the machine at hand, too. */
    default boolean runsOnHost() {
        return false;
    }

    /**
     * Runs the system on the machine at hand, on real threads: the same seed gives the same
     * workload, and each time another order.
     *
     * @param settings what to run; of the faults only {@link HostRun#FAULTS} are met
     * @param cores how many threads, at least 1
     * @param folder where the traces go, a file for each server, none of which may be there
     * @throws IOException if the workload file cannot be read, or a trace not written
     * @throws WorkloadFormatException if the workload file is malformed
     * @throws InterruptedException if the caller is interrupted
     * @throws IllegalStateException if it does not run there
     */
    default ScenarioRun runOnHost(RunSettings settings, int cores, Optional<Path> folder)
            throws IOException, WorkloadFormatException, InterruptedException {
        throw new IllegalStateException(name() + " does not run on the host machine");
    }

    /** Returns how many JVMs of their own its machines can be; 1 if they are all in one. */
    default int jvms() {
        return 1;
    }

    /** Returns what may be met where each machine has a JVM. */
    default ImmutableSet<FaultKind> jvmFaults() {
        return JvmRun.FAULTS;
    }

    /**
     * Makes the system, to be on one of several machines.
     *
     * @param metrics where it counts
     * @throws IOException if a file that the settings name cannot be read
     * @throws WorkloadFormatException if the workload file is malformed
     * @throws IllegalStateException if it does not run there
     */
    default HostUnderTest onJvm(RunSettings settings, RunMetrics metrics)
            throws IOException, WorkloadFormatException {
        throw new IllegalStateException(name() + " does not run on several JVMs");
    }

    /**
     * Runs the system with a JVM for each of its machines, connected by TCP.
     *
     * @param settings what to run; of the faults only {@link #jvmFaults} are met
     * @param folder where the traces go, none of which may be there: a file for each life of a
     *     machine, or for each server
     * @throws IOException if a JVM cannot be started, or a trace not written
     * @throws InterruptedException if the caller is interrupted
     * @throws IllegalStateException if it does not run there
     */
    default ScenarioRun runOnJvms(RunSettings settings, Path folder)
            throws IOException, WorkloadFormatException, InterruptedException {
        throw new IllegalStateException(name() + " does not run on several JVMs");
    }
}
