package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

import org.fos.dpool.PoolBug;
import org.fos.dpool.Scheme;
import org.fos.experiments.workload.WorkloadFormatException;
import org.fos.lib.SeededBug;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Page servers on a distributed pool, in a fleet that grows and shrinks, under a workload and
 * faults, on the simulated machine: everything follows from the settings.
 */
public final class PoolScenario implements Scenario {
    /** One of the six schemes; or {@link #ANY}. */
    static final String SCHEME = "scheme";

    /** How often a request asks everybody before it is refused; or {@link #ANY}. */
    static final String COLLECTS = "collects";

    /** How many pages there are. */
    static final String ELEMENTS = "elements";

    /** The seed decides. */
    static final String ANY = "any";

    PoolScenario() {}

    @Override
    public String name() {
        return "pool";
    }

    @Override
    public String spec() {
        return "DPool";
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
                2,
                4,
                160,
                ImmutableMap.of(SCHEME, ANY, COLLECTS, ANY, ELEMENTS, "10"),
                "mixed",
                Sets.immutableEnumSet(EnumSet.range(FaultKind.DELAY, FaultKind.LEAVE)),
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
        ImmutableList.Builder<String> schemes = ImmutableList.builder();
        Arrays.stream(Scheme.values()).map(Scheme::specName).forEach(schemes::add);
        return ImmutableMap.of(
                SCHEME, new OwnSetting.Word(schemes.add(ANY).build()),
                COLLECTS, new OwnSetting.Word(ImmutableList.of("1", "2", ANY)),
                ELEMENTS, new OwnSetting.Number(1));
    }

    @Override
    public ImmutableList<SeededBug> bugs() {
        return ImmutableList.copyOf(PoolBug.values());
    }

    @Override
    public RunSettings seeded(RunSettings settings, SeededBug bug) {
        PoolBug seeded = (PoolBug) bug;
        return settings.withBug(Optional.of(bug))
                .withFaults(settings.faults(), settings.swarm() && !seeded.needsChanges())
                .with(SCHEME, seeded.scheme().specName())
                .with(COLLECTS, seeded.needsTwoCollects() ? "2" : "1");
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
        return SimulatedRun.of(settings, new PoolUnderTest(settings, metrics), metrics, trace);
    }

    @Override
    public boolean runsOnHost() {
        return true;
    }

    @Override
    public ScenarioRun runOnHost(RunSettings settings, int cores, Optional<Path> folder)
            throws IOException, WorkloadFormatException, InterruptedException {
        return HostRun.of(settings, cores, PoolUnderTest::new, folder);
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
    public HostUnderTest onJvm(RunSettings settings, RunMetrics metrics) {
        return new PoolUnderTest(settings, metrics);
    }

    @Override
    public ScenarioRun runOnJvms(RunSettings settings, Path folder)
            throws IOException, WorkloadFormatException, InterruptedException {
        return FleetJvmRun.of(settings, folder);
    }
}
