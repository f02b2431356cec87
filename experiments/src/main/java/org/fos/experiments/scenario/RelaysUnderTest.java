package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;

import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.fos.machine.Message;
import org.fos.machine.RandomStream;
import org.fos.machine.simulated.MachineObserver;
import org.fos.machine.simulated.SimulatedMachine;
import org.fos.messaging.Link;
import org.fos.messaging.ProxyBug;
import org.fos.messaging.Relay;
import org.fos.trace.record.TraceRecorder;
import org.fos.trace.record.TraceValue;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Two proxies that carry numbered messages to each other over a connection that breaks, on machines
 * that restart.
 */
final class RelaysUnderTest implements SystemUnderTest {
    static final String INSTANCE = "proxies";
    static final ImmutableList<String> MACHINES = ImmutableList.of("A", "B");
    static final ImmutableList<String> MODEL_VALUES = ImmutableList.of("Nobody");
    static final ImmutableMap<String, Object> CONSTANTS =
            ImmutableMap.of("Machine", TraceValue.set(MACHINES), "Nobody", "Nobody");

    private static final long CYCLES_A_MESSAGE = 1_500;
    private static final long EVENT_LIMIT_A_MESSAGE = 2_000;
    private static final Object NOTHING = TraceValue.sequence(ImmutableList.of());

    private final RunSettings settings;
    private final RunMetrics metrics;
    private final ImmutableSet<FaultKind> faults;
    private final Link link = new Link();
    private final Map<String, Relay> relays = new TreeMap<>();
    private final Map<String, TakenOrder> taken = new TreeMap<>();
    private @Nullable TraceRecorder recorder;

    RelaysUnderTest(RunSettings settings, RunMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        RandomStream draw = new RandomStream(settings.seed()).stream("faults");
        this.faults = settings.drawnFaults(draw, 0.7);
    }

    @Override
    public String instance() {
        return INSTANCE;
    }

    @Override
    public ImmutableList<String> modelValues() {
        return MODEL_VALUES;
    }

    @Override
    public ImmutableMap<String, Object> constants() {
        return CONSTANTS;
    }

    @Override
    public ImmutableList<String> servers() {
        return MACHINES;
    }

    /** Restarts are the scenario's. */
    @Override
    public int mostCrashes() {
        return 0;
    }

    @Override
    public ImmutableSet<FaultKind> faults() {
        return faults;
    }

    @Override
    public long expectedCycles() {
        return Math.max(50_000, settings.operations() * CYCLES_A_MESSAGE);
    }

    @Override
    public long mostEvents() {
        return Math.max(200_000, settings.operations() * EVENT_LIMIT_A_MESSAGE);
    }

    /** Nobody waits: messages come from outside. */
    @Override
    public int clients() {
        return 0;
    }

    @Override
    public MachineObserver watch(TraceRecorder events, RunMetrics counts) {
        recorder = events;
        return new MachineObserver() {
            @Override
            public void sent(Message message, long leavesCycles) {
                counts.count("messages");
            }
        };
    }

    @Override
    public void start(SimulatedMachine machine, Journal journal) {
        Microkernel microkernel = new Microkernel(machine);
        Capability guard = microkernel.newCapability();
        MACHINES.forEach(name -> start(machine, microkernel, guard, journal, name, 1));
        RandomStream random = machine.random("relays");
        for (long i = 0; i < settings.operations(); i++) {
            String from = MACHINES.get((int) random.below(MACHINES.size()));
            machine.at(random.below(expectedCycles()), () -> submit(machine, from));
        }
        plan(FaultKind.BREAK, machine, random, () -> cut(machine));
        plan(
                FaultKind.RESTART,
                machine,
                random,
                () -> {
                    String name = MACHINES.get((int) random.below(MACHINES.size()));
                    restart(machine, microkernel, guard, journal, name);
                });
    }

    private void plan(
            FaultKind kind, SimulatedMachine machine, RandomStream random, Runnable fault) {
        if (faults.contains(kind)) {
            for (long i = 0; i < settings.operations() / 15; i++) {
                machine.at(random.below(expectedCycles()), fault);
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
                        settings.bug().map(ProxyBug.class::cast),
                        cargo -> {
                            metrics.count("received");
                            taken(name).take(cargo);
                        });
        relays.put(name, relay);
    }

    private Relay relay(String name) {
        return Objects.requireNonNull(relays.get(name), name);
    }

    /** A message says which life of its sender it is of; those of one life are numbered. */
    private void submit(SimulatedMachine machine, String from) {
        Relay relay = relay(from);
        metrics.count("sent");
        long number = metrics.get("sent");
        byte[] cargo = TakenOrder.cargo(relay.life(), number);
        machine.interrupt(relay.process(), () -> relay.submit(cargo));
    }

    private TakenOrder taken(String name) {
        return taken.computeIfAbsent(name, _ -> new TakenOrder());
    }

    private void cut(SimulatedMachine machine) {
        if (!link.isInUse()) {
            return;
        }
        link.cut();
        metrics.count("breaks");
        events().event("Break")
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
        metrics.count("restarts");
        long life = old.life() + (hasNoCount() ? 0 : 1);
        start(machine, microkernel, guard, journal, name, life);
        events().event("Restart")
                .arg("m", name)
                .after(relay(name).life(), "life", name)
                .after(relay(name).known(), "known", name)
                .after(relay(name).accepted(), "accepted", name)
                .after(each("closed"), "session")
                .after(each(NOTHING), "wire")
                .time(machine.now())
                .source("RelaysUnderTest.restart")
                .write();
        reopen(machine);
    }

    private boolean hasNoCount() {
        return settings.bug().isPresent()
                && settings.bug().get() == ProxyBug.RESTART_IN_THE_SAME_LIFE;
    }

    private void reopen(SimulatedMachine machine) {
        link.reopenings()
                .forEach(end -> machine.interrupt(relay(end.machine()).process(), end.open()));
    }

    private TraceRecorder events() {
        return Objects.requireNonNull(recorder);
    }

    private static Object each(Object value) {
        return TraceValue.map(Maps.toMap(MACHINES, _ -> value));
    }

    @Override
    public Optional<String> failure(Mode mode) {
        Optional<String> disorder =
                taken.entrySet().stream()
                        .flatMap(
                                at ->
                                        at
                                                .getValue()
                                                .disorder()
                                                .map(d -> at.getKey() + ": " + d)
                                                .stream())
                        .findFirst();
        return disorder.or(
                () ->
                        relays.entrySet().stream()
                                .filter(relay -> relay.getValue().unfinished() > 0)
                                .findFirst()
                                .map(relay -> relay.getKey() + " keeps messages for ever"));
    }
}
