package org.fos.lib;

import org.fos.machine.MachineFile.ThreadCosts;
import org.fos.machine.MessageId;
import org.fos.machine.Processor;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * Multiplexes the cooperative threads of one process: first come, first served among the ready
 * ones, and among those that sleep until a condition holds.
 */
final class Scheduler {
    /** One thread with what it is doing and what it waits for. */
    static final class Task {
        private final Object what;
        private final @Nullable MessageId message;
        private final CooperativeThread thread;
        private @Nullable BooleanSupplier condition;
        private boolean ready;
        private boolean started;

        private Task(Object what, @Nullable MessageId message, CooperativeThread thread) {
            this.what = what;
            this.message = message;
            this.thread = thread;
        }

        @Override
        public String toString() {
            return what.toString();
        }
    }

    private final Processor processor;
    private final CooperativeThreads threads;
    private final long createCycles;
    private final long resumeCycles;
    private final Queue<Task> ready = new ArrayDeque<>();
    private final List<Task> sleepers = new ArrayList<>();
    private @Nullable Task running;
    private Segment segment = new Segment(0);

    Scheduler(Processor processor, CooperativeThreads threads, ThreadCosts costs) {
        this.processor = processor;
        this.threads = threads;
        this.createCycles = costs.create().cycles();
        this.resumeCycles = costs.resume().cycles();
    }

    /**
     * Makes a thread, and queues it.
     *
     * @param what names the thread if it fails
     * @param message what its first segment takes, if it serves a message
     * @param body what it runs
     */
    void spawn(Object what, @Nullable MessageId message, Runnable body) {
        wake(new Task(what, message, threads.create(body)));
    }

    /** Queues a thread that waits for something else than a condition. */
    void wake(Task task) {
        task.ready = true;
        ready.add(task);
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    /** Returns how many threads sleep until a condition holds. */
    int sleeping() {
        return sleepers.size();
    }

    /** Returns the thread that runs now. */
    Task running() {
        Task task = running;
        if (task == null) {
            throw new IllegalStateException(
                    "only a thread of process %s may do this".formatted(processor.process()));
        }
        return task;
    }

    /** Returns the segment that runs now. */
    Segment segment() {
        running();
        return segment;
    }

    /** Suspends the running thread until somebody wakes it. */
    void sleep() {
        running().thread.suspend();
    }

    /**
     * Returns at once if the condition holds and nobody who came earlier could run; else suspends
     * the running thread until it is its turn.
     */
    void sleepUntil(BooleanSupplier condition) {
        Task task = running();
        if (condition.getAsBoolean() && !earlierSleeperCouldRun()) {
            return;
        }
        task.condition = condition;
        task.ready = false;
        sleepers.add(task);
        task.thread.suspend();
    }

    private boolean earlierSleeperCouldRun() {
        for (Task sleeper : sleepers) {
            if (holds(sleeper)) {
                return true;
            }
        }
        return false;
    }

    /** Queues each sleeper whose condition holds now, those first who came first. */
    void wakeSleepers() {
        for (Task sleeper : sleepers) {
            if (!sleeper.ready && holds(sleeper)) {
                wake(sleeper);
            }
        }
    }

    /**
     * Runs the next ready thread up to its next yield. A sleeper whose condition an earlier thread
     * has made false again keeps its place and sleeps on.
     */
    void runNext() {
        Task task = ready.poll();
        while (task != null && task.condition != null && !holds(task)) {
            task.ready = false;
            task = ready.poll();
        }
        if (task != null) {
            if (task.condition != null) {
                task.condition = null;
                removeSleeper(task);
            }
            run(task);
        }
    }

    private void run(Task task) {
        boolean isNew = segmentOfNewThread(task);
        processor.charge(isNew ? createCycles + resumeCycles : resumeCycles);
        running = task;
        try {
            task.thread.resume();
            segment.end();
        } catch (RuntimeException | Error e) {
            throw new ThreadFailed(task.toString(), e);
        } finally {
            running = null;
        }
    }

    private boolean segmentOfNewThread(Task task) {
        segment = new Segment(segment.number() + 1);
        if (task.started) {
            return false;
        }
        task.started = true;
        if (task.message != null) {
            segment.receive(task.message);
        }
        return true;
    }

    private void removeSleeper(Task task) {
        int place = 0;
        while (sleepers.get(place) != task) {
            place++;
        }
        sleepers.remove(place);
    }

    private static boolean holds(Task sleeper) {
        BooleanSupplier condition = sleeper.condition;
        try {
            return condition != null && condition.getAsBoolean();
        } catch (RuntimeException | Error e) {
            throw new ThreadFailed("the condition that " + sleeper + " sleeps for", e);
        }
    }
}
