package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableMap;
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
import org.fos.messaging.MessageSettings;
import org.fos.messaging.MessagingBug;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;
import org.fos.trace.record.TraceValue;

import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Senders and mailboxes on two machines under faults, all from one seed, recorded. */
final class MessagingRun {
    private static final int MAILBOXES = 3;
    private static final int SENDERS = 4;
    private static final long MESSAGES = 300;
    private static final long CYCLES = MESSAGES * 8_000 / SENDERS;
    private static final double FAVOURITE = 0.7;

    private final long seed;
    private final ImmutableSet<MessagingFault> faults;
    private final MessageSettings who = MessagingWorld.settings(MAILBOXES, SENDERS);
    private final RunMetrics metrics = new RunMetrics();

    private MessagingRun(long seed) {
        this.seed = seed;
        RandomStream draw = new RandomStream(seed).stream("faults");
        this.faults =
                EnumSet.range(MessagingFault.MOVE, MessagingFault.END).stream()
                        .filter(_ -> draw.chance(0.6))
                        .collect(Sets.toImmutableEnumSet());
    }

    /**
     * Runs, and records.
     *
     * @return what went wrong on the Java side
     */
    static Optional<String> of(long seed, Optional<MessagingBug> bug, OutputStream trace) {
        return new MessagingRun(seed).run(bug, trace);
    }

    private Optional<String> run(Optional<MessagingBug> bug, OutputStream trace) {
        MachineFile file = MachineFile.named("xeon-e5-2670v2-2x10");
        SimulatedMachine machine = new SimulatedMachine(file, seed, plan());
        try (TraceRecorder recorder = TraceRecorder.to(trace, header())) {
            MessagingWorld world =
                    new MessagingWorld(machine, who, new Journal(recorder), bug, metrics);
            machine.observe(new MessagingWatch(recorder, metrics, () -> world));
            who.senders().forEach(name -> world.startSender(name, MESSAGES / SENDERS, FAVOURITE));
            new MessagingDirector(machine, world, faults, machine.random("director")).plan(CYCLES);
            return toItsEnd(machine, world);
        }
    }

    private Optional<String> toItsEnd(SimulatedMachine machine, MessagingWorld world) {
        try {
            RunResult result = machine.run(Limits.events(MESSAGES * 2_000));
            if (result.ending() != RunResult.Ending.QUIESCENT) {
                return Optional.of("the run does not come to rest");
            }
        } catch (ProcessFailed e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        long waiting = world.sendersNotCrashed() - metrics.get("clientsDone");
        return waiting > 0
                ? Optional.of(waiting + " senders wait for ever")
                : world.disorder().or(() -> world.system().unfinished());
    }

    private FaultPlan plan() {
        return FaultPlan.none()
                .with(new FaultPlan.Delay(0.2, 20_000))
                .with(new FaultPlan.Slowness(0.3, 8))
                .with(new FaultPlan.Crashes(who.senders().asList(), SENDERS / 2, CYCLES, 1_000))
                .asSwarm();
    }

    private TraceHeader header() {
        TraceHeader.Builder header =
                TraceHeader.builder(Long.toHexString(seed), "Messaging")
                        .instance("mailboxes")
                        .modelValues(List.of("Nobody", "Nowhere"))
                        .provenance("seed", seed);
        ImmutableMap.<String, Object>builder()
                .put("Process", TraceValue.set(who.senders()))
                .put("Mailbox", TraceValue.set(who.firstPlaces().keySet()))
                .put("Place", TraceValue.set(who.places()))
                .put("MachineOf", TraceValue.map(who.machineOf()))
                .put("FirstPlace", TraceValue.map(who.firstPlaces()))
                .put("Slots", who.slots())
                .put("Nobody", "Nobody")
                .put("Nowhere", "Nowhere")
                .buildOrThrow()
                .forEach(header::constant);
        return header.build();
    }
}
