package org.fos.machine.simulated;

import org.fos.machine.Message;
import org.fos.machine.ProcessId;

/** Sees what happens on a simulated machine at the instant it happens, and costs it no cycle. */
public interface MachineObserver {
    /**
     * A segment has sent a message.
     *
     * @param message the message
     * @param leavesCycles when its segment ends
     */
    default void sent(Message message, long leavesCycles) {}

    /** A message has reached its receiver's mailbox. */
    default void delivered(Message message, long timeCycles) {}

    /** A message vanished, because its receiver had crashed. */
    default void vanished(Message message, long timeCycles) {}

    /** A process has crashed; no process knows yet. */
    default void crashed(Crash crash) {}

    /** A living process is told of a crash. */
    default void noticed(ProcessId receiver, ProcessId crashed, long timeCycles) {}

    /**
     * Nothing is under way: no message or notice in flight, no thread can run, and only timers of
     * the workload are armed. The observer may start something new.
     */
    default void idle(long timeCycles) {}
}
