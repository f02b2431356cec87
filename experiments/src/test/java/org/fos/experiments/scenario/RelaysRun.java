package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;

import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.fos.machine.MachineFile;
import org.fos.machine.ProcessFailed;
import org.fos.machine.RandomStream;
import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.Limits;
import org.fos.machine.simulated.RunResult;
import org.fos.machine.simulated.SimulatedMachine;
import org.fos.messaging.Link;
import org.fos.messaging.ProxyBug;
import org.fos.messaging.Relay;
import org.fos.trace.record.TraceHeader;
import org.fos.trace.record.TraceRecorder;
import org.fos.trace.record.TraceValue;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Two proxies that carry numbered messages to each other over a connection that breaks, on machines
 * that restart.
 */
final class RelaysRun {
    static final ImmutableList<String> MACHINES = ImmutableList.of("A", "B");

    private static final long MESSAGES = 400;
    private static final long CYCLES = MESSAGES * 1_500;
    private static final Object NOTHING = TraceValue.sequence(ImmutableList.of());

    private final long seed;
    private final Optional<ProxyBug> bug;
    private final ImmutableSet<MessagingFault> faults;
    private final Link link = new Link();
    private final Map<String, Relay> relays = new TreeMap<>();
    private final Map<String, Long> last = new TreeMap<>();
    private final TraceRecorder recorder;
    private long submitted;
    private Optional<String> disorder = Optional.empty();

    private RelaysRun(long seed, Optional<ProxyBug> bug, TraceRecorder recorder) {
        this.seed = seed;
        this.bug = bug;
        this.recorder = recorder;
        RandomStream draw = new RandomStream(seed).stream("faults");
        this.faults =
                EnumSet.of(MessagingFault.BREAK, MessagingFault.RESTART).stream()
                        .filter(_ -> draw.chance(0.7))
                        .collect(Sets.toImmutableEnumSet());
    }

    /**
     * Runs, and records.
     *
     * @return what went wrong on the Java side
     */
    static Optional<String> of(long seed, Optional<ProxyBug> bug, OutputStream trace) {
        try (TraceRecorder recorder = TraceRecorder.to(trace, header(seed))) {
            return new RelaysRun(seed, bug, recorder).run();
        }
    }

    private static TraceHeader header(long seed) {
        return TraceHeader.builder(Long.toHexString(seed), "Proxy")
                .instance("proxies")
                .modelValues(List.of("Nobody"))
                .provenance("seed", seed)
                .constant("Machine", TraceValue.set(MACHINES))
                .constant("Nobody", "Nobody")
                .build();
    }

    private Optional<String> run() {
        FaultPlan plan =
                FaultPlan.none()
                        .with(new FaultPlan.Delay(0.2, 20_000))
                        .with(new FaultPlan.Slowness(0.3, 8))
                        .asSwarm();
        MachineFile file = MachineFile.named("xeon-e5-2670v2-2x10");
        SimulatedMachine machine = new SimulatedMachine(file, seed, plan);
        start(machine);
        try {
            RunResult result = machine.run(Limits.events(MESSAGES * 2_000));
            if (result.ending() != RunResult.Ending.QUIESCENT) {
                return Optional.of("the run does not come to rest");
            }
        } catch (ProcessFailed e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return failure();
    }

    private void start(SimulatedMachine machine) {
        Journal journal = new Journal(recorder);
        Microkernel microkernel = new Microkernel(machine);
        Capability guard = microkernel.newCapability();
        MACHINES.forEach(name -> start(machine, microkernel, guard, journal, name, 1));
        RandomStream random = machine.random("relays");
        for (long i = 0; i < MESSAGES; i++) {
            String from = MACHINES.get((int) random.below(MACHINES.size()));
            machine.at(random.below(CYCLES), () -> submit(machine, from));
        }
        plan(MessagingFault.BREAK, machine, random, () -> cut(machine));
        plan(
                MessagingFault.RESTART,
                machine,
                random,
                () -> {
                    String name = MACHINES.get((int) random.below(MACHINES.size()));
                    restart(machine, microkernel, guard, journal, name);
                });
    }

    private void plan(
            MessagingFault kind, SimulatedMachine machine, RandomStream random, Runnable fault) {
        if (faults.contains(kind)) {
            for (long i = 0; i < MESSAGES / 15; i++) {
                machine.at(random.below(CYCLES), fault);
            }
        }
    }

    private void start(
            SimulatedMachine machine,
            Microkernel microkernel,
            Capability guard,
            Journal journal,
            String name,
            long life) {
        int number = MACHINES.indexOf(name);
        Relay relay =
                Relay.start(
                        microkernel,
                        guard,
                        name,
                        MACHINES.get(1 - number),
                        number * machine.file().cores() / MACHINES.size(),
                        life,
                        link,
                        journal,
                        bug,
                        cargo -> take(name, cargo));
        relays.put(name, relay);
    }

    private Relay relay(String name) {
        return Objects.requireNonNull(relays.get(name), name);
    }

    /** A message says which life of its sender it is of; those of one life are numbered. */
    private void submit(SimulatedMachine machine, String from) {
        Relay relay = relay(from);
        submitted++;
        long number = submitted;
        byte[] cargo = ByteBuffer.allocate(16).putLong(relay.life()).putLong(number).array();
        machine.interrupt(relay.process(), () -> relay.submit(cargo));
    }

    private void take(String at, byte[] cargo) {
        String stream = at + " of life " + ByteBuffer.wrap(cargo).getLong();
        long number = ByteBuffer.wrap(cargo).getLong(8);
        Long before = last.put(stream, number);
        if (before != null && before >= number && disorder.isEmpty()) {
            disorder = Optional.of("%s: %d taken after %d".formatted(stream, number, before));
        }
    }

    private void cut(SimulatedMachine machine) {
        if (!link.isInUse()) {
            return;
        }
        link.cut();
        recorder.event("Break")
                .after(each("closed"), "session")
                .after(each(0), "written")
                .after(each(NOTHING), "wire")
                .time(machine.now())
                .source("Link.cut")
                .write();
        reopen(machine);
    }

    private void restart(
            SimulatedMachine machine,
            Microkernel microkernel,
            Capability guard,
            Journal journal,
            String name) {
        Relay old = relay(name);
        machine.crash(old.process());
        link.restart();
        long life = old.life() + (hasNoCount() ? 0 : 1);
        start(machine, microkernel, guard, journal, name, life);
        recorder.event("Restart")
                .arg("m", name)
                .after(relay(name).life(), "life", name)
                .after(relay(name).known(), "known", name)
                .after(relay(name).accepted(), "accepted", name)
                .after(each("closed"), "session")
                .after(each(NOTHING), "wire")
                .time(machine.now())
                .source("RelaysRun.restart")
                .write();
        reopen(machine);
    }

    private boolean hasNoCount() {
        return bug.isPresent() && bug.get() == ProxyBug.RESTART_IN_THE_SAME_LIFE;
    }

    private void reopen(SimulatedMachine machine) {
        link.reopenings()
                .forEach(end -> machine.interrupt(relay(end.machine()).process(), end.open()));
    }

    private static Object each(Object value) {
        return TraceValue.map(Maps.toMap(MACHINES, _ -> value));
    }

    private Optional<String> failure() {
        return disorder.or(
                () ->
                        relays.entrySet().stream()
                                .filter(relay -> relay.getValue().unfinished() > 0)
                                .findFirst()
                                .map(relay -> relay.getKey() + " keeps messages for ever"));
    }
}
