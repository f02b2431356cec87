package org.fos.machine;

import org.jspecify.annotations.Nullable;

/**
 * What a machine offers to one process. Except for {@link #process}, {@link #core} and {@link
 * #random} all of it is for the inside of the process' own segments.
 */
public interface Processor {
    /** Whether a timer keeps its machine from being idle. */
    enum TimerKind {
        /** Part of the work: while it runs, the machine is not idle. */
        WORK,
        /** Part of the workload, such as a client's thinking: the machine is idle meanwhile. */
        WORKLOAD
    }

    /** Returns the process that this serves. */
    ProcessId process();

    /** Returns the core that the process runs on, from 0. */
    int core();

    /** Returns the time in cycles, with what this segment has charged so far. */
    long now();

    /** Returns the process' own source of random numbers, the same in each run with one seed. */
    RandomStream random();

    /**
     * Keeps the core busy.
     *
     * @param cycles how long, at least 0
     */
    void charge(long cycles);

    /** Takes the next arrival, or nothing if nothing has arrived. */
    @Nullable Arrival poll();

    /**
     * Hands a message to the machine; it leaves when the segment ends. Says nothing about whether
     * the receiver lives.
     *
     * @param source number of this process' mailbox, where a reply goes
     * @param to the receiving process
     * @param target number of the receiver's mailbox
     * @param kind what the receiver owes
     * @param type the message type
     * @param call the call that it belongs to, or 0
     * @param body the bytes; not copied, not to be changed afterwards
     * @return the message, with its id
     */
    Message send(
            int source,
            ProcessId to,
            int target,
            Message.Kind kind,
            int type,
            long call,
            byte[] body);

    /**
     * Arms a timer; it arrives as a {@link Arrival.TimerExpiry}.
     *
     * @param cycles from now, at least 0
     * @param kind whether the machine is idle meanwhile
     * @param token what the expiry will carry
     */
    void arm(long cycles, TimerKind kind, long token);

    /**
     * Has a process run something when it next polls, as a word in shared memory that it looks at,
     * or an interrupt, would. Unlike a message it is not lost if this process crashes.
     *
     * @param process whose segment is to run it; a dead process does not
     * @param afterCycles from now, at least 0
     * @param handler what to run
     */
    void ring(ProcessId process, long afterCycles, Runnable handler);

    /** Returns how far the core of another process is. */
    Distance distance(ProcessId other);
}
