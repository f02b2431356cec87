package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;

import org.fos.experiments.workload.WorkloadFormatException;
import org.fos.lib.SeededBug;
import org.fos.memory.BuddyBug;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The distributed buddy allocator under a workload, on the simulated machine: everything follows
 * from the settings. Its specification has a fleet that does not change.
 */
public final class BuddyScenario implements Scenario {
    /** The order of the blocks that memory is at the start. */
    static final String MAX_ORDER = "order";

    /** How many of those there are. */
    static final String MEMORY = "memory";

    BuddyScenario() {}

    @Override
    public String name() {
        return "buddy";
    }

    @Override
    public String spec() {
        return "BuddyAllocator";
    }

    @Override
    public String family() {
        return "dpool";
    }

    @Override
    public RunSettings defaults() {
        return new RunSettings(
                this,
                "xeon-e5-2670v2-2x10",
                1,
                3,
                0,
                4,
                160,
                ImmutableMap.of(MAX_ORDER, "3", MEMORY, "2"),
                "mixed",
                Sets.immutableEnumSet(FaultKind.DELAY, FaultKind.SLOW),
                true,
                Mode.SAFETY,
                Optional.empty());
    }

    @Override
    public ImmutableList<String> workloads() {
        return PoolMix.words();
    }

    @Override
    public ImmutableMap<String, OwnSetting> ownSettings() {
        return ImmutableMap.of(
                MAX_ORDER, new OwnSetting.Number(0, 16), MEMORY, new OwnSetting.Number(1, 1_000));
    }

    @Override
    public ImmutableList<SeededBug> bugs() {
        return ImmutableList.copyOf(BuddyBug.values());
    }

    @Override
    public ImmutableList<String> columns() {
        return ImmutableList.of("given", "refused");
    }

    @Override
    public double contendedPercent(ScenarioRun run) {
        long refused = run.count("refused");
        return 100.0 * refused / Math.max(1, run.count("given") + refused);
    }

    @Override
    public ScenarioRun run(RunSettings settings, OutputStream trace) throws IOException {
        RunMetrics metrics = new RunMetrics();
        return SimulatedRun.of(settings, new BuddyUnderTest(settings, metrics), metrics, trace);
    }

    @Override
    public boolean runsOnHost() {
        return true;
    }

    @Override
    public ScenarioRun runOnHost(RunSettings settings, int cores, Optional<Path> folder)
            throws IOException, WorkloadFormatException, InterruptedException {
        return HostRun.of(settings, cores, BuddyUnderTest::new, folder);
    }
}
