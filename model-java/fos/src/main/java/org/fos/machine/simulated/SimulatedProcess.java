package org.fos.machine.simulated;

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
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/** A process on the simulated machine, and what the machine offers to it. */
final class SimulatedProcess implements Processor {
    private static final Program NOT_YET_BUILT =
            () -> {
                throw new IllegalStateException("the program is not built yet");
            };

    private final SimulatedMachine machine;
    private final ProcessId id;
    private final int core;
    private final RandomStream random;
    private final int slowFactor;
    private final Queue<Arrival> inbox = new ArrayDeque<>();
    private final List<Message> outbox = new ArrayList<>();
    private Program program = NOT_YET_BUILT;
    private long[] lastArrivals = new long[0];
    private long sent;
    private long segments;
    private long startCycles;
    private long chargedCycles;
    private boolean inSegment;
    private boolean hasMore;
    private boolean mustPoll;
    private boolean crashed;

    /** Whether it runs on its core or waits for it. */
    boolean awake;

    /** The number of segments after which it crashes; 0 if it does not. */
    int crashAfterSegments;

    SimulatedProcess(
            SimulatedMachine machine, ProcessId id, int core, RandomStream random, int slowFactor) {
        this.machine = machine;
        this.id = id;
        this.core = core;
        this.random = random;
        this.slowFactor = slowFactor;
    }

    void load(Program built) {
        program = built;
    }

    /**
     * Runs one segment.
     *
     * @return for how many cycles it keeps the core busy
     */
    long runSegment(long time) {
        startCycles = time;
        chargedCycles = 0;
        segments++;
        mustPoll = segments > 1 && !inbox.isEmpty();
        inSegment = true;
        try {
            hasMore = program.segment();
        } finally {
            inSegment = false;
        }
        if (mustPoll && !hasMore) {
            throw new IllegalStateException("a segment must poll what made it run: " + inbox);
        }
        return elapsedCycles();
    }

    /** Takes what the last segment sent. */
    List<Message> outbox() {
        return outbox;
    }

    boolean hasWork() {
        return hasMore || !inbox.isEmpty();
    }

    boolean isCrashDue() {
        return segments == crashAfterSegments;
    }

    boolean isCrashed() {
        return crashed;
    }

    void crash() {
        crashed = true;
        inbox.clear();
        program = NOT_YET_BUILT;
    }

    void deliver(Arrival arrival) {
        inbox.add(arrival);
    }

    /**
     * Notes when a message to another process arrives.
     *
     * @param earliestCycles when it could arrive
     * @param inOrder whether it must not overtake those before it
     * @return when it arrives
     */
    long arrivalCycles(ProcessId to, long earliestCycles, boolean inOrder) {
        int number = to.number();
        if (number >= lastArrivals.length) {
            lastArrivals = Arrays.copyOf(lastArrivals, Math.max(8, 2 * number));
        }
        long arrival = inOrder ? Math.max(earliestCycles, lastArrivals[number]) : earliestCycles;
        lastArrivals[number] = Math.max(lastArrivals[number], arrival);
        return arrival;
    }

    @Override
    public ProcessId process() {
        return id;
    }

    @Override
    public int core() {
        return core;
    }

    @Override
    public long now() {
        return inSegment ? startCycles + elapsedCycles() : machine.now();
    }

    @Override
    public RandomStream random() {
        return random;
    }

    @Override
    public void charge(long cycles) {
        requireSegment();
        requireNotNegative(cycles);
        chargedCycles += cycles;
    }

    @Override
    public @Nullable Arrival poll() {
        requireSegment();
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
        requireSegment();
        sent++;
        Message message =
                new Message(new MessageId(id, sent), source, to, target, kind, type, call, body);
        outbox.add(message);
        return message;
    }

    @Override
    public void ring(ProcessId process, long afterCycles, Runnable handler) {
        requireSegment();
        requireNotNegative(afterCycles);
        machine.ring(now() + afterCycles, process, handler);
    }

    @Override
    public void arm(long cycles, TimerKind kind, long token) {
        requireSegment();
        requireNotNegative(cycles);
        machine.arm(this, now() + cycles, kind, token);
    }

    @Override
    public Distance distance(ProcessId other) {
        return machine.file().distance(core, machine.process(other).core);
    }

    private long elapsedCycles() {
        return chargedCycles * (machine.faultsAreStopped() ? 1 : slowFactor);
    }

    private static void requireNotNegative(long cycles) {
        if (cycles < 0) {
            throw new IllegalArgumentException("cycles must be at least 0, cycles=" + cycles);
        }
    }

    private void requireSegment() {
        if (!inSegment) {
            throw new IllegalStateException(
                    "process %s may do this only while a segment of it runs".formatted(id));
        }
    }
}
