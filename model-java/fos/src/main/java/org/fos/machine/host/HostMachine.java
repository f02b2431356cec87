package org.fos.machine.host;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import org.fos.channel.Channel;
import org.fos.channel.ChannelLayout;
import org.fos.machine.Arrival;
import org.fos.machine.Cost;
import org.fos.machine.Distance;
import org.fos.machine.Line;
import org.fos.machine.Machine;
import org.fos.machine.MachineFile;
import org.fos.machine.MessageId;
import org.fos.machine.ProcessFailed;
import org.fos.machine.ProcessId;
import org.fos.machine.Processor;
import org.fos.machine.Program;
import org.fos.machine.RandomStream;
import org.fos.machine.Turnstile;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Runs the same code as the simulated machine on real threads, one for each core, with a channel
 * from each core to each other (report §3.1, §4.2). A cycle is a nanosecond of the clock; what
 * things cost is what they take, so the machine file says nothing but zero.
 *
 * <p>Cores share nothing but channels and, for what comes from outside, a queue of commands each.
 * Before {@link #start} one thread builds all; afterwards processes may be made by any.
 */
public final class HostMachine implements Machine {
    private static final ChannelLayout LAYOUT = new ChannelLayout(256, 1024);
    private static final long LOOK_NANOS = 200_000;
    private static final Cost FREE = new Cost(0, "cycles", "the clock of the machine at hand");
    private static final MachineFile.Transfer NO_COST = new MachineFile.Transfer(FREE, FREE, FREE);

    private final MachineFile file;
    private final RandomStream random;
    private final long startNanos;
    private final ImmutableList<HostCore> cores;
    private final @Nullable FarCore far;

    /** Changed under its own lock only, so that each is told once of each crash. */
    private final List<HostProcess> processes = new CopyOnWriteArrayList<>();

    private final Map<String, HostProcess> living = new TreeMap<>();
    private final AtomicReference<@Nullable ProcessFailed> failure = new AtomicReference<>();
    private volatile boolean stopped;

    /**
     * @param cores how many threads run processes, at least 1
     * @param seed of what processes draw; the order in which threads run is not drawn
     */
    public HostMachine(int cores, long seed) {
        this(cores, seed, Instant.now());
    }

    /**
     * One of several machines whose time begins at the same moment.
     *
     * @param cores how many threads run processes, at least 1
     * @param seed of what processes draw; the order in which threads run is not drawn
     * @param start when its time began
     */
    public HostMachine(int cores, long seed, Instant start) {
        this(cores, seed, start, 0, null);
    }

    /**
     * One of two machines with one core each, that run one system: each makes all processes, in the
     * same order, and runs those of its own core. Processes of the other one can be sent to; what
     * else is asked of them is left to the other machine.
     *
     * @param number which core is its own, 0 or 1
     * @param seed of what processes draw
     * @param start when the time of both began
     * @param line to the other machine; opened by the caller with {@link #farEnd}
     * @param leaves says whether a message that goes there has a name in traces
     * @param comes is told each message from there that has one, before it arrives
     */
    public static HostMachine oneOfTwo(
            int number,
            long seed,
            Instant start,
            Line line,
            Predicate<MessageId> leaves,
            Consumer<MessageId> comes) {
        return new HostMachine(2, seed, start, number, new FarCore(line, leaves, comes));
    }

    private HostMachine(
            int cores, long seed, Instant start, int number, @Nullable FarCore leadsAfar) {
        this.far = leadsAfar;
        this.startNanos = System.nanoTime() - start.until(Instant.now(), ChronoUnit.NANOS);
        if (cores < 1) {
            throw new IllegalArgumentException("cores must be at least 1, cores=" + cores);
        }
        this.file = file(cores);
        this.random = new RandomStream(seed);
        List<HostCore> made = new ArrayList<>();
        for (int i = 0; i < cores; i++) {
            made.add(new HostCore(this, i, i == number ? null : leadsAfar));
        }
        for (HostCore source : made) {
            for (HostCore target : made) {
                if (source != target && leadsAfar == null) {
                    Channel channel = Channel.map(LAYOUT);
                    source.connect(target, new Outgoing(channel.writer()));
                    target.listen(new Incoming(channel.reader()));
                }
            }
        }
        this.cores = ImmutableList.copyOf(made);
    }

    private static MachineFile file(int cores) {
        return new MachineFile(
                "host",
                "The machine at hand; a cycle is a nanosecond.",
                new Cost(1, "GHz", "a cycle is a nanosecond"),
                1,
                cores,
                ImmutableMap.of(Distance.SAME_CORE, NO_COST, Distance.SAME_SOCKET, NO_COST),
                new MachineFile.KernelCosts(FREE, FREE, new Cost(0, "cycles/byte", FREE.source())),
                new MachineFile.ThreadCosts(FREE, FREE));
    }

    @Override
    public MachineFile file() {
        return file;
    }

    @Override
    public long now() {
        return System.nanoTime() - startNanos;
    }

    @Override
    public RandomStream random(String purpose) {
        return random.stream("machine/" + purpose);
    }

    @Override
    public ProcessId spawn(String name, int core, Function<Processor, Program> program) {
        if (core < 0 || core >= cores.size()) {
            throw new IllegalArgumentException(
                    "the host machine has cores 0 to %d, core=%d"
                            .formatted(cores.size() - 1, core));
        }
        HostCore home = cores.get(core);
        List<ProcessId> crashedBefore = new ArrayList<>();
        HostProcess process = create(name, home, crashedBefore);
        process.load(program.apply(process));
        if (home.isFar()) {
            return process.process();
        }
        home.command(
                () -> {
                    crashedBefore.forEach(id -> process.deliver(new Arrival.CrashNotice(id)));
                    home.add(process);
                });
        return process.process();
    }

    private HostProcess create(String name, HostCore home, List<ProcessId> crashedBefore) {
        synchronized (processes) {
            if (living.containsKey(name)) {
                throw new IllegalArgumentException("a process named '%s' lives".formatted(name));
            }
            ProcessId id = new ProcessId(processes.size(), name);
            RandomStream own = random.stream("process/" + id.number());
            HostProcess process = new HostProcess(this, home, id, own);
            processes.stream()
                    .filter(HostProcess::isCrashed)
                    .map(HostProcess::process)
                    .forEach(crashedBefore::add);
            processes.add(process);
            living.put(name, process);
            return process;
        }
    }

    @Override
    public void interrupt(ProcessId process, Runnable handler) {
        ring(0, process, handler);
    }

    void ring(long afterCycles, ProcessId target, Runnable handler) {
        HostProcess process = process(target);
        Arrival arrival = new Arrival.Interrupt(handler);
        if (process.home().isFar()) {
            return;
        }
        process.home().command(() -> process.home().later(now() + afterCycles, process, arrival));
    }

    @Override
    public void crash(ProcessId process) {
        HostProcess crashed = process(process);
        if (!crashed.home().isFar()) {
            crashed.home().command(() -> crash(crashed));
        }
    }

    /** Returns what takes what comes from the other machine. */
    public Line.End farEnd(Runnable whenBroken) {
        FarCore there = Objects.requireNonNull(far, "all cores are here");
        HostCore here = near();
        return new Line.End() {
            @Override
            public void received(long connection, byte[] frame) {
                here.command(() -> there.deliver(frame, HostMachine.this));
            }

            @Override
            public void broken(long connection) {
                whenBroken.run();
            }
        };
    }

    /**
     * The other machine is no more: each process here is told of the crash of each there, after all
     * that has come from there.
     */
    public void loseFar() {
        HostCore here = near();
        here.command(
                () ->
                        processes.stream()
                                .filter(process -> process.home().isFar())
                                .forEach(process -> crash(process, here)));
    }

    private HostCore near() {
        return cores.stream().filter(core -> !core.isFar()).findFirst().orElseThrow();
    }

    /** Returns whether a process runs here, and not on another machine. */
    public boolean runs(String process) {
        return processes.stream()
                .anyMatch(p -> p.process().name().equals(process) && !p.home().isFar());
    }

    /** Returns how many messages have gone to the other machine. */
    public long sentAfar() {
        return far == null ? 0 : far.sent();
    }

    /** Returns how many messages have come from the other machine, and been handed over. */
    public long takenFromAfar() {
        return far == null ? 0 : far.taken();
    }

    @Override
    public Turnstile turnstile(String name) {
        return new CoreTurnstile(name);
    }

    /** Runs on the core of the process, between segments. */
    private void crash(HostProcess process) {
        crash(process, process.home());
    }

    private void crash(HostProcess process, HostCore teller) {
        List<HostProcess> toTell = new ArrayList<>();
        synchronized (processes) {
            if (process.crash()) {
                living.remove(process.process().name());
                toTell.addAll(processes);
            }
        }
        toTell.forEach(other -> teller.tellOfCrash(process.process(), other));
    }

    /** Starts the cores. */
    public void start() {
        cores.stream().filter(core -> !core.isFar()).forEach(HostCore::start);
    }

    /**
     * Waits until nothing is under way, no timer runs, and no process has anything to do; or until
     * one has failed. What comes from outside later is not waited for.
     *
     * @param patience how long to wait at most
     * @return whether all is at rest
     */
    public boolean awaitRest(Duration patience) {
        long start = now();
        HostCore.Tally before = HostCore.Tally.NOTHING;
        while (!hasFailed() && now() - start < patience.toNanos()) {
            // Nothing has moved between two equal looks: so there was a moment at which all of
            // what each core said was true.
            HostCore.Tally now = tally();
            if (now.atRest() && now.equals(before)) {
                return true;
            }
            before = now;
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return false;
    }

    private HostCore.Tally tally() {
        return cores.stream()
                .filter(core -> !core.isFar())
                .map(HostCore::tally)
                .reduce(HostCore.Tally.NOTHING, HostCore.Tally::plus);
    }

    /**
     * Stops the cores, and waits for each to end its segment.
     *
     * @throws ProcessFailed if the code of a process has thrown an exception
     * @throws InterruptedException if the caller is interrupted
     */
    public void stop() throws InterruptedException {
        stopped = true;
        for (HostCore core : cores) {
            if (!core.isFar()) {
                core.join();
            }
        }
        ProcessFailed failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    /** Returns whether the code of a process has failed; the machine stands still then. */
    public boolean hasFailed() {
        return failure.get() != null;
    }

    /** Returns how many messages have been sent from core to core, or within one. */
    public long messages() {
        return cores.stream().mapToLong(HostCore::messages).sum();
    }

    void fail(ProcessFailed cause) {
        failure.compareAndSet(null, cause);
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    HostProcess process(ProcessId id) {
        return processes.get(id.number());
    }

    HostProcess process(int number) {
        return processes.get(number);
    }
}
