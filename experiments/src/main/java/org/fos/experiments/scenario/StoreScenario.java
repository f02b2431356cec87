package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

import org.fos.experiments.workload.GeneratedWorkload;
import org.fos.experiments.workload.Mix;
import org.fos.experiments.workload.Workload;
import org.fos.experiments.workload.WorkloadFile;
import org.fos.experiments.workload.WorkloadFormatException;
import org.fos.lib.SeededBug;
import org.fos.store.StoreBug;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/**
 * The replicated store with the name service on top, under a workload and faults, on the simulated
 * machine: everything follows from the settings.
 */
public final class StoreScenario implements Scenario {
    /** How many names a generated workload uses. */
    static final String KEYS = "keys";

    StoreScenario() {}

    @Override
    public String name() {
        return "store";
    }

    @Override
    public String spec() {
        return "ReplicatedStore";
    }

    @Override
    public String family() {
        return "store";
    }

    @Override
    public RunSettings defaults() {
        return new RunSettings(
                this,
                "xeon-e5-2670v2-2x10",
                1,
                3,
                2,
                4,
                200,
                ImmutableMap.of(KEYS, "6"),
                "conflict",
                Sets.immutableEnumSet(EnumSet.range(FaultKind.DELAY, FaultKind.JOIN)),
                true,
                Mode.SAFETY,
                Optional.empty());
    }

    @Override
    public ImmutableList<String> workloads() {
        return Mix.all().stream().map(Mix::name).collect(ImmutableList.toImmutableList());
    }

    @Override
    public boolean takesWorkloadFiles() {
        return true;
    }

    @Override
    public ImmutableMap<String, OwnSetting> ownSettings() {
        return ImmutableMap.of(KEYS, new OwnSetting.Number(1));
    }

    @Override
    public ImmutableList<SeededBug> bugs() {
        return ImmutableList.copyOf(StoreBug.values());
    }

    @Override
    public ImmutableList<String> columns() {
        return ImmutableList.of("committed", "aborted");
    }

    @Override
    public double contendedPercent(ScenarioRun run) {
        long conflicts = run.count("aborted") + run.count("refused");
        return 100.0 * conflicts / Math.max(1, run.count("updates"));
    }

    @Override
    public ScenarioRun run(RunSettings settings, OutputStream trace)
            throws IOException, WorkloadFormatException {
        RunMetrics metrics = new RunMetrics();
        StoreUnderTest store = new StoreUnderTest(settings, workload(settings), metrics);
        return SimulatedRun.of(settings, store, metrics, trace);
    }

    @Override
    public boolean runsOnHost() {
        return true;
    }

    @Override
    public ScenarioRun runOnHost(RunSettings settings, int cores, Optional<Path> folder)
            throws IOException, WorkloadFormatException, InterruptedException {
        return HostRun.of(
                settings,
                cores,
                (possible, metrics) -> new StoreUnderTest(possible, workload(possible), metrics),
                folder);
    }

    @Override
    public int jvms() {
        return 2;
    }

    @Override
    public ImmutableSet<FaultKind> jvmFaults() {
        return FleetJvmRun.FAULTS;
    }

    @Override
    public HostUnderTest onJvm(RunSettings settings, RunMetrics metrics)
            throws IOException, WorkloadFormatException {
        return new StoreUnderTest(settings, workload(settings), metrics);
    }

    @Override
    public ScenarioRun runOnJvms(RunSettings settings, Path folder)
            throws IOException, WorkloadFormatException, InterruptedException {
        return FleetJvmRun.of(settings, folder);
    }

    private static Workload workload(RunSettings settings)
            throws IOException, WorkloadFormatException {
        Optional<Mix> mix = Mix.named(settings.workload());
        return mix.isPresent()
                ? new GeneratedWorkload(
                        mix.get().withKeys(settings.number(KEYS)),
                        settings.operations(),
                        settings.clients(),
                        settings.seed())
                : WorkloadFile.read(Path.of(settings.workload()));
    }
}
