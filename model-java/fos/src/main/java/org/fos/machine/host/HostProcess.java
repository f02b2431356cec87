package org.fos.machine.host;

import org.fos.machine.Arrival;
import org.fos.machine.Distance;
import org.fos.machine.Message;
import org.fos.machine.MessageId;
import org.fos.machine.ProcessId;
import org.fos.machine.Processor;
import org.fos.machine.Program;
import org.fos.machine.RandomStream;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A process on the host machine, and what the machine offers to it; its core's thread runs it. */
final class HostProcess implements Processor {
    private static final Program NOT_YET_BUILT =
            () -> {
                throw new IllegalStateException("the program is not built yet");
            };

    private final HostMachine machine;
    private final HostCore home;
    private final ProcessId id;
    private final RandomStream random;
    private final Queue<Arrival> inbox = new ArrayDeque<>();
    private final List<Message> outbox = new ArrayList<>();
    private Program program = NOT_YET_BUILT;
    private long sent;
    private boolean started;
    private boolean hasMore;
    private boolean mustPoll;
    private volatile boolean crashed;

    HostProcess(HostMachine machine, HostCore home, ProcessId id, RandomStream random) {
        this.machine = machine;
        this.home = home;
        this.id = id;
        this.random = random;
    }

    void load(Program built) {
        program = built;
    }

    HostCore home() {
        return home;
    }

    void deliver(Arrival arrival) {
        if (!crashed) {
            inbox.add(arrival);
        }
    }

    boolean hasWork() {
        return !crashed && (!started || hasMore || !inbox.isEmpty());
    }

    void runSegment() {
        mustPoll = started && !inbox.isEmpty();
        started = true;
        hasMore = program.segment();
        if (mustPoll && !hasMore) {
            throw new IllegalStateException("a segment must poll what made it run: " + inbox);
        }
    }

    /** Takes what the last segment sent. */
    List<Message> outbox() {
        return outbox;
    }

    /** Ends the process; returns whether it had not ended before. */
    boolean crash() {
        boolean lived = !crashed;
        crashed = true;
        inbox.clear();
        program = NOT_YET_BUILT;
        return lived;
    }

    boolean isCrashed() {
        return crashed;
    }

    @Override
    public ProcessId process() {
        return id;
    }

    @Override
    public int core() {
        return home.number();
    }

    @Override
    public long now() {
        return machine.now();
    }

    @Override
    public RandomStream random() {
        return random;
    }

    @Override
    public void charge(long cycles) {
        requireNotNegative(cycles);
        long end = now() + cycles;
        while (cycles > 0 && now() < end) {
            Thread.onSpinWait();
        }
    }

    @Override
    public @Nullable Arrival poll() {
        mustPoll = false;
        return inbox.poll();
    }

    @Override
    public Message send(
            int source,
            ProcessId to,
            int target,
            Message.Kind kind,
            int type,
            long call,
            byte[] body) {
        sent++;
        Message message =
                new Message(new MessageId(id, sent), source, to, target, kind, type, call, body);
        outbox.add(message);
        return message;
    }

    @Override
    public void arm(long cycles, TimerKind kind, long token) {
        requireNotNegative(cycles);
        home.later(now() + cycles, this, new Arrival.TimerExpiry(token));
    }

    @Override
    public void ring(ProcessId process, long afterCycles, Runnable handler) {
        requireNotNegative(afterCycles);
        machine.ring(afterCycles, process, handler);
    }

    @Override
    public Distance distance(ProcessId other) {
        return machine.file().distance(core(), machine.process(other).core());
    }

    private static void requireNotNegative(long cycles) {
        if (cycles < 0) {
            throw new IllegalArgumentException("cycles must be at least 0, cycles=" + cycles);
        }
    }
}
