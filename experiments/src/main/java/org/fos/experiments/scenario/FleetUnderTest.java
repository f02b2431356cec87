package org.fos.experiments.scenario;

import org.fos.lib.Journal;
import org.fos.lib.MessageNotes;
import org.fos.machine.simulated.MachineObserver;
import org.fos.machine.simulated.SimulatedMachine;
import org.fos.trace.record.EventBuilder;
import org.fos.trace.record.TraceRecorder;

/** A fleet of servers whose messages the machine may lose with them, and its clients. */
interface FleetUnderTest extends HostUnderTest {
    @Override
    default void start(SimulatedMachine machine, Journal journal) {
        start(machine, _ -> journal);
    }

    @Override
    default MachineObserver watch(TraceRecorder recorder, RunMetrics metrics) {
        return new FleetWatch(recorder, this, metrics);
    }

    /** Returns what reads messages between members. */
    MessageNotes notes();

    /** Returns the name of the parameter of {@code Crash} that says what is lost. */
    String lostParameter();

    /**
     * A process has crashed.
     *
     * @return whether the specification knows it as a living member
     */
    boolean crashed(String process);

    /** Returns whether the specification has no message when nothing is under way. */
    boolean quietWhenIdle();

    /** States facts about the state when nothing is under way, beside that there is no message. */
    default void whenQuiet(EventBuilder quiet) {}
}
