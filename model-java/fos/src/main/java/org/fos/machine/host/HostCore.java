package org.fos.machine.host;

import org.fos.machine.Arrival;
import org.fos.machine.Message;
import org.fos.machine.ProcessFailed;
import org.fos.machine.ProcessId;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A core: a thread that runs the segments of its processes by turns, takes what other cores have
 * written, and keeps the time of its processes' timers. All but {@link #command}, {@link #messages}
 * and {@link #tally} is for its own thread.
 */
final class HostCore {
    private static final int SPINS = 100;
    private static final int YIELDS = 100;
    private static final long PARK_NANOS = 50_000;

    /** Something that reaches a process at a time. */
    private record Timer(long timeCycles, long order, HostProcess process, Arrival arrival) {}

    /**
     * What has gone through a core, and whether it has something to do of its own accord.
     *
     * @param given what others have handed to it, and it to others
     * @param taken what it has taken of what it was given
     */
    record Tally(long given, long taken, boolean resting) {
        static final Tally NOTHING = new Tally(0, 0, true);

        Tally plus(Tally other) {
            return new Tally(given + other.given, taken + other.taken, resting && other.resting);
        }

        boolean atRest() {
            return resting && given == taken;
        }
    }

    private final HostMachine machine;
    private final int number;
    private final Thread thread;
    private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
    private final Map<HostCore, Outgoing> outgoing = new LinkedHashMap<>();
    private final List<Incoming> incoming = new ArrayList<>();
    private final List<HostProcess> processes = new ArrayList<>();
    private final Queue<Timer> timers =
            new PriorityQueue<>(
                    Comparator.comparingLong(Timer::timeCycles).thenComparingLong(Timer::order));
    private final @Nullable FarCore far;
    private long timersMade;
    private final AtomicLong commandsGiven = new AtomicLong();
    private volatile long commandsTaken;
    private volatile long messages;
    private volatile long written;
    private volatile long taken;
    private volatile boolean resting;
    private volatile boolean parked;

    /**
     * @param far leads to it, if it is the core of another machine; its thread is not started then
     */
    HostCore(HostMachine machine, int number, @Nullable FarCore far) {
        this.machine = machine;
        this.number = number;
        this.far = far;
        this.thread = Thread.ofPlatform().daemon().name("core " + number).unstarted(this::run);
    }

    int number() {
        return number;
    }

    boolean isFar() {
        return far != null;
    }

    void connect(HostCore target, Outgoing channel) {
        outgoing.put(target, channel);
    }

    void listen(Incoming channel) {
        incoming.add(channel);
    }

    void start() {
        thread.start();
    }

    void join() throws InterruptedException {
        thread.join();
    }

    long messages() {
        return messages;
    }

    /** Returns what has gone through; may be called by any thread. */
    Tally tally() {
        long given = commandsGiven.get() + written;
        return new Tally(given, commandsTaken + taken, resting);
    }

    /** Has this core run something between segments; may be called by any thread. */
    void command(Runnable command) {
        commandsGiven.incrementAndGet();
        commands.add(command);
        wake();
    }

    private void wake() {
        if (parked) {
            LockSupport.unpark(thread);
        }
    }

    void add(HostProcess process) {
        processes.add(process);
    }

    void later(long timeCycles, HostProcess process, Arrival arrival) {
        timers.add(new Timer(timeCycles, timersMade++, process, arrival));
    }

    private void run() {
        int idle = 0;
        while (!machine.isStopped()) {
            boolean worked = takeCommands();
            worked |= takeMessages();
            worked |= expireTimers();
            worked |= runSegments();
            worked |= flush();
            resting = !worked && timers.isEmpty();
            idle = worked ? 0 : idle + 1;
            if (idle > SPINS + YIELDS) {
                park();
            } else if (idle > SPINS) {
                Thread.yield(); // There may be more cores than processors.
            } else if (idle > 0) {
                Thread.onSpinWait();
            }
        }
    }

    private void park() {
        parked = true;
        if (commands.isEmpty() && incoming.stream().noneMatch(Incoming::hasMore)) {
            LockSupport.parkNanos(PARK_NANOS);
        }
        parked = false;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes it
    private boolean takeCommands() {
        boolean worked = false;
        Runnable command = commands.poll();
        while (command != null) {
            resting = false;
            command.run();
            commandsTaken++;
            worked = true;
            command = commands.poll();
        }
        return worked;
    }

    private boolean takeMessages() {
        boolean worked = false;
        long all = 0;
        for (Incoming channel : incoming) {
            if (channel.hasMore()) {
                resting = false;
                worked |= channel.take(machine);
            }
            all += channel.taken();
        }
        taken = all;
        return worked;
    }

    private boolean expireTimers() {
        boolean worked = false;
        long now = machine.now();
        Timer timer = timers.peek();
        while (timer != null && timer.timeCycles() <= now) {
            timers.remove();
            timer.process().deliver(timer.arrival());
            worked = true;
            timer = timers.peek();
        }
        return worked;
    }

    private boolean runSegments() {
        boolean worked = false;
        for (HostProcess process : processes) {
            if (process.hasWork() && !machine.isStopped()) {
                runSegment(process);
                worked = true;
            }
        }
        return worked;
    }

    private void runSegment(HostProcess process) {
        long start = machine.now();
        try {
            process.runSegment();
        } catch (RuntimeException | Error e) {
            machine.fail(new ProcessFailed(process.process(), start, e));
            return;
        }
        for (Message message : process.outbox()) {
            send(message);
        }
        process.outbox().clear();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes it
    private void send(Message message) {
        messages++;
        HostProcess target = machine.process(message.to());
        FarCore there = target.home().far;
        if (target.home() == this) {
            target.deliver(message);
        } else if (there != null) {
            there.send(message);
        } else {
            write(target, Wire.encode(message));
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes it
    private void write(HostProcess target, byte[] message) {
        written++;
        channelTo(target).add(message);
    }

    /** Tells a process of a crash, after all messages that the crashed one has sent to it. */
    void tellOfCrash(ProcessId crashed, HostProcess target) {
        if (target.home() == this) {
            target.deliver(new Arrival.CrashNotice(crashed));
        } else if (!target.home().isFar()) {
            write(target, Wire.encode(crashed, target.process()));
        }
    }

    private Outgoing channelTo(HostProcess target) {
        Outgoing channel = outgoing.get(target.home());
        if (channel == null) {
            throw new IllegalStateException("no channel to core " + target.home().number());
        }
        return channel;
    }

    private boolean flush() {
        boolean worked = false;
        for (Map.Entry<HostCore, Outgoing> channel : outgoing.entrySet()) {
            if (channel.getValue().flush()) {
                worked = true;
                channel.getKey().wake();
            }
        }
        return worked;
    }
}
