package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import org.fos.lib.Journal;
import org.fos.lib.MessageNames;
import org.fos.machine.Machine;
import org.fos.machine.MessageId;
import org.fos.machine.RandomStream;
import org.fos.machine.simulated.MachineObserver;
import org.fos.machine.simulated.SimulatedMachine;
import org.fos.messaging.MessageSettings;
import org.fos.messaging.MessagingBug;
import org.fos.messaging.ProxyServer;
import org.fos.trace.record.TraceRecorder;
import org.fos.trace.record.TraceValue;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Mailboxes and senders on two machines, and the proxies between them. */
final class MessagingUnderTest implements HostUnderTest {
    private static final long CYCLES_A_MESSAGE = 8_000;
    private static final long EVENT_LIMIT_A_MESSAGE = 2_000;
    private static final double FAVOURITE = 0.7;
    private static final long MEAN_CYCLES = 5_000;
    private static final long MOST_THINK_CYCLES = 3_000;

    /** Real threads need longer for a message, since they take turns on few processors. */
    private static final long HOST_FACTOR = 10;

    /** What a process asks of others is done in a new segment each, by four of them. */
    private static final long HOST_MEAN_CYCLES = 400_000;

    private final RunSettings settings;
    private final RunMetrics metrics;
    private final MessageSettings who;
    private final ImmutableSet<FaultKind> faults;
    private @Nullable MessagingWorld world;
    private @Nullable TcpLink tcp;

    MessagingUnderTest(RunSettings settings, RunMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        this.who = MessagingWorld.settings(settings.members(), settings.clients());
        RandomStream draw = new RandomStream(settings.seed()).stream("faults");
        this.faults = settings.drawnFaults(draw, 0.6);
    }

    @Override
    public String instance() {
        return "mailboxes";
    }

    @Override
    public ImmutableList<String> modelValues() {
        return ImmutableList.of("Nobody", "Nowhere");
    }

    @Override
    public ImmutableMap<String, Object> constants() {
        return ImmutableMap.<String, Object>builder()
                .put("Process", TraceValue.set(who.senders()))
                .put("Mailbox", TraceValue.set(who.firstPlaces().keySet()))
                .put("Place", TraceValue.set(who.places()))
                .put("MachineOf", TraceValue.map(who.machineOf()))
                .put("FirstPlace", TraceValue.map(who.firstPlaces()))
                .put("Slots", who.slots())
                .put("Nobody", "Nobody")
                .put("Nowhere", "Nowhere")
                .buildOrThrow();
    }

    /** Senders may crash; the rest is the system. */
    @Override
    public ImmutableList<String> servers() {
        return who.senders().asList();
    }

    @Override
    public int mostCrashes() {
        return who.senders().size() / 2;
    }

    @Override
    public ImmutableSet<FaultKind> faults() {
        return faults;
    }

    @Override
    public long expectedCycles() {
        return Math.max(50_000, settings.operations() * CYCLES_A_MESSAGE / settings.clients());
    }

    @Override
    public long mostEvents() {
        return Math.max(200_000, settings.operations() * EVENT_LIMIT_A_MESSAGE);
    }

    @Override
    public int clients() {
        return world().sendersNotCrashed();
    }

    @Override
    public MachineObserver watch(TraceRecorder recorder, RunMetrics counts) {
        return new MessagingWatch(recorder, counts, this::world);
    }

    @Override
    public void start(SimulatedMachine machine, Journal journal) {
        MessagingWorld made = make(machine, _ -> journal, new SimulatedLink(machine));
        director(machine, made, MEAN_CYCLES, expectedCycles()).onSchedule(machine::at);
    }

    @Override
    public void start(Machine machine, Function<String, Journal> journals) {
        try {
            tcp = new TcpLink(machine.random("token").nextLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MessagingWorld made = make(machine, journals, tcp);
        made.startDirector(
                director(machine, made, HOST_MEAN_CYCLES, HOST_FACTOR * expectedCycles())::play);
    }

    private MessagingWorld make(
            Machine machine, Function<String, Journal> journals, MachinesLink link) {
        MessagingWorld made =
                new MessagingWorld(
                        machine,
                        who,
                        journals,
                        settings.bug().map(MessagingBug.class::cast),
                        metrics,
                        link,
                        MOST_THINK_CYCLES);
        world = made;
        double favourite = settings.workload().equals(MessagingScenario.TALK) ? FAVOURITE : 0;
        long each = Math.max(1, settings.operations() / settings.clients());
        who.senders().forEach(name -> made.startSender(name, each, favourite));
        return made;
    }

    private MessagingDirector director(
            Machine machine, MessagingWorld made, long meanCycles, long untilCycles) {
        MessagingDirector director =
                new MessagingDirector(meanCycles, made, faults, machine.random("director"));
        director.plan(untilCycles);
        return director;
    }

    // On the machine at hand.

    /** Whoever takes steps. */
    @Override
    public ImmutableList<String> recorders() {
        return Stream.of(
                        who.senders().stream(),
                        who.places().stream(),
                        who.machines().stream().map(ProxyServer::processName))
                .flatMap(names -> names)
                .collect(ImmutableList.toImmutableList());
    }

    /** Turns on mailboxes and what is in channels order all steps; frames need no names. */
    @Override
    public MessageNames names() {
        return Unnamed.MESSAGES;
    }

    private enum Unnamed implements MessageNames {
        MESSAGES;

        @Override
        public Optional<String> sent(MessageId message) {
            return Optional.empty();
        }

        @Override
        public Optional<String> taken(MessageId message) {
            return Optional.empty();
        }
    }

    @Override
    public void runs() {
        Objects.requireNonNull(tcp).open();
    }

    @Override
    public boolean isAtRest() {
        return world().system().nothingRemote();
    }

    @Override
    public void hasStopped() throws IOException {
        if (tcp != null) {
            tcp.close();
        }
    }

    private MessagingWorld world() {
        return Objects.requireNonNull(world);
    }

    @Override
    public Optional<String> failure(Mode mode) {
        return world().disorder().or(() -> world().system().unfinished());
    }
}
