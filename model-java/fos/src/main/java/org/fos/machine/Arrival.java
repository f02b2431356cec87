package org.fos.machine;

/** What a process finds when it polls: each arrival is handed to it once, in order of time. */
public sealed interface Arrival
        permits Message, Arrival.CrashNotice, Arrival.TimerExpiry, Arrival.Interrupt {

    /**
     * A process has crashed. No message from it arrives after this notice.
     *
     * @param process the process that is no more
     */
    record CrashNotice(ProcessId process) implements Arrival {}

    /**
     * A timer that the process armed has run out.
     *
     * @param token what the process armed it with
     */
    record TimerExpiry(long token) implements Arrival {}

    /**
     * The world outside asks the process to run something, as a device would.
     *
     * @param handler what to run, as part of a segment of the process
     */
    record Interrupt(Runnable handler) implements Arrival {}
}
