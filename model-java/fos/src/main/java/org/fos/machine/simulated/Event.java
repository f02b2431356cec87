package org.fos.machine.simulated;

import org.fos.machine.Arrival;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Queue;

/** What can happen on the simulated machine at a moment. */
sealed interface Event {
    /** A process gets its place in the queue for its core. */
    record Start(SimulatedProcess process) implements Event {}

    /** Something of the scenario happens. */
    record Action(Runnable action) implements Event {}

    /**
     * A process crashes.
     *
     * @param process which one
     * @param isFault whether chance decided on it, so that the end of faults prevents it
     */
    record CrashNow(SimulatedProcess process, boolean isFault) implements Event {}

    /** Something reaches a process. */
    final class Delivery implements Event {
        final SimulatedProcess target;
        final Arrival arrival;

        /** Whether it keeps the machine from being idle. */
        final boolean isWork;

        /** Whether it was lost on its way. */
        boolean lost;

        Delivery(SimulatedProcess target, Arrival arrival, boolean isWork) {
            this.target = target;
            this.arrival = arrival;
            this.isWork = isWork;
        }
    }

    /** A core; as an event, the end of the segment that runs on it. */
    final class Core implements Event {
        final Queue<SimulatedProcess> waiting = new ArrayDeque<>();
        @Nullable SimulatedProcess running;
    }
}
