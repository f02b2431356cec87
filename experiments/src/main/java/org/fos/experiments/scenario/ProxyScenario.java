package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;

import org.fos.lib.SeededBug;
import org.fos.messaging.ProxyBug;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The two proxies through which machines send to each other, and that restart: on the simulated
 * machine, or each in a JVM of its own.
 */
final class ProxyScenario implements Scenario {
    @Override
    public String name() {
        return "proxies";
    }

    @Override
    public String spec() {
        return "Proxy";
    }

    @Override
    public String family() {
        return "messaging";
    }

    @Override
    public RunSettings defaults() {
        return new RunSettings(
                this,
                "xeon-e5-2670v2-2x10",
                1,
                RelaysUnderTest.MACHINES.size(),
                0,
                1,
                500,
                ImmutableMap.of(),
                workloads().getFirst(),
                Sets.immutableEnumSet(
                        FaultKind.BREAK, FaultKind.RESTART, FaultKind.DELAY, FaultKind.SLOW),
                true,
                Mode.SAFETY,
                Optional.empty());
    }

    @Override
    public ImmutableList<String> workloads() {
        return ImmutableList.of(MessagingScenario.SPREAD);
    }

    @Override
    public ImmutableList<SeededBug> bugs() {
        return ImmutableList.copyOf(ProxyBug.values());
    }

    @Override
    public ImmutableList<String> columns() {
        return ImmutableList.of("sent", "received");
    }

    @Override
    public double contendedPercent(ScenarioRun run) {
        return 0;
    }

    @Override
    public int jvms() {
        return RelaysUnderTest.MACHINES.size();
    }

    @Override
    public ScenarioRun runOnJvms(RunSettings settings, Path folder)
            throws IOException, InterruptedException {
        return JvmRun.of(settings, folder);
    }

    @Override
    public ScenarioRun run(RunSettings settings, OutputStream trace) throws IOException {
        RunMetrics metrics = new RunMetrics();
        return SimulatedRun.of(settings, new RelaysUnderTest(settings, metrics), metrics, trace);
    }
}
