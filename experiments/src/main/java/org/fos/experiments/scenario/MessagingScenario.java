package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;

import org.fos.experiments.workload.WorkloadFormatException;
import org.fos.lib.SeededBug;
import org.fos.messaging.MessagingBug;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Messages on two machines, under a workload and faults, on the simulated machine: all that senders
 * and mailboxes do.
 */
final class MessagingScenario implements Scenario {
    /** Each sender has a favourite, to which it sends most of its messages. */
    static final String TALK = "talk";

    /** Senders send to all mailboxes alike. */
    static final String SPREAD = "spread";

    @Override
    public String name() {
        return "messaging";
    }

    @Override
    public String spec() {
        return "Messaging";
    }

    @Override
    public String family() {
        return "messaging";
    }

    @Override
    public RunSettings defaults() {
        EnumSet<FaultKind> faults = EnumSet.range(FaultKind.MOVE, FaultKind.END);
        faults.addAll(EnumSet.of(FaultKind.DELAY, FaultKind.SLOW, FaultKind.CRASH));
        return new RunSettings(
                this,
                "xeon-e5-2670v2-2x10",
                1,
                3,
                0,
                4,
                300,
                ImmutableMap.of(),
                workloads().getFirst(),
                Sets.immutableEnumSet(faults),
                true,
                Mode.SAFETY,
                Optional.empty());
    }

    @Override
    public ImmutableList<String> workloads() {
        return ImmutableList.of(TALK, SPREAD);
    }

    @Override
    public ImmutableList<SeededBug> bugs() {
        return ImmutableList.copyOf(MessagingBug.values());
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
    public ScenarioRun run(RunSettings settings, OutputStream trace) throws IOException {
        RunMetrics metrics = new RunMetrics();
        return SimulatedRun.of(settings, new MessagingUnderTest(settings, metrics), metrics, trace);
    }

    @Override
    public boolean runsOnHost() {
        return true;
    }

    /** With four cores or more, each machine has two, and channels between them. */
    @Override
    public ScenarioRun runOnHost(RunSettings settings, int cores, Optional<Path> folder)
            throws IOException, WorkloadFormatException, InterruptedException {
        return HostRun.of(settings, cores, MessagingUnderTest::new, folder);
    }
}
