package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;

import org.fos.lib.SeededBug;
import org.fos.messaging.MessagingBug;
import org.fos.messaging.ProxyBug;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Messages on two machines, under a workload and faults, on the simulated machine: all that senders
 * and mailboxes do; or, on machines that restart, the two proxies alone.
 */
public final class MessagingScenario implements Scenario {
    /** Each sender has a favourite, to which it sends most of its messages. */
    static final String TALK = "talk";

    /** Senders send to all mailboxes alike. */
    static final String SPREAD = "spread";

    private final boolean ofProxies;

    private MessagingScenario(boolean ofProxies) {
        this.ofProxies = ofProxies;
    }

    /** Returns the scenario that is held to {@code Messaging}. */
    static MessagingScenario ofMailboxes() {
        return new MessagingScenario(false);
    }

    /** Returns the scenario that is held to {@code Proxy}. */
    static MessagingScenario ofProxies() {
        return new MessagingScenario(true);
    }

    @Override
    public String name() {
        return ofProxies ? "proxies" : "messaging";
    }

    @Override
    public String spec() {
        return ofProxies ? "Proxy" : "Messaging";
    }

    @Override
    public String family() {
        return "messaging";
    }

    @Override
    public RunSettings defaults() {
        EnumSet<FaultKind> faults =
                ofProxies
                        ? EnumSet.of(FaultKind.BREAK, FaultKind.RESTART)
                        : EnumSet.range(FaultKind.MOVE, FaultKind.END);
        faults.addAll(EnumSet.of(FaultKind.DELAY, FaultKind.SLOW));
        if (!ofProxies) {
            faults.add(FaultKind.CRASH);
        }
        return new RunSettings(
                this,
                "xeon-e5-2670v2-2x10",
                1,
                ofProxies ? RelaysUnderTest.MACHINES.size() : 3,
                0,
                ofProxies ? 1 : 4,
                ofProxies ? 500 : 300,
                ImmutableMap.of(),
                workloads().getFirst(),
                Sets.immutableEnumSet(faults),
                true,
                Mode.SAFETY,
                Optional.empty());
    }

    @Override
    public ImmutableList<String> workloads() {
        return ofProxies ? ImmutableList.of(SPREAD) : ImmutableList.of(TALK, SPREAD);
    }

    @Override
    public boolean takesWorkloadFiles() {
        return false;
    }

    @Override
    public ImmutableMap<String, OwnSetting> ownSettings() {
        return ImmutableMap.of();
    }

    @Override
    public ImmutableList<SeededBug> bugs() {
        return ofProxies
                ? ImmutableList.copyOf(ProxyBug.values())
                : ImmutableList.copyOf(MessagingBug.values());
    }

    @Override
    public RunSettings seeded(RunSettings settings, SeededBug bug) {
        return settings.withBug(Optional.of(bug));
    }

    @Override
    public ImmutableList<String> columns() {
        return ImmutableList.of("sent", "received");
    }

    @Override
    public double contendedPercent(ScenarioRun run) {
        long refused = run.count("refused");
        return 100.0 * refused / Math.max(1, run.count("sent") + refused);
    }

    @Override
    public int jvms() {
        return ofProxies ? RelaysUnderTest.MACHINES.size() : 1;
    }

    @Override
    public ScenarioRun runOnJvms(RunSettings settings, Path folder)
            throws IOException, InterruptedException {
        return ofProxies ? JvmRun.of(settings, folder) : Scenario.super.runOnJvms(settings, folder);
    }

    @Override
    public ScenarioRun run(RunSettings settings, OutputStream trace) throws IOException {
        RunMetrics metrics = new RunMetrics();
        SystemUnderTest system =
                ofProxies
                        ? new RelaysUnderTest(settings, metrics)
                        : new MessagingUnderTest(settings, metrics);
        return SimulatedRun.of(settings, system, metrics, trace);
    }
}
