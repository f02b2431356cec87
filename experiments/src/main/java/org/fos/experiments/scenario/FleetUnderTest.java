package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import org.fos.lib.Journal;
import org.fos.lib.MessageNotes;
import org.fos.machine.simulated.SimulatedMachine;
import org.fos.trace.record.EventBuilder;

import java.util.Optional;

/** The servers and clients of one run, and what the specification says of them. */
interface FleetUnderTest {
    /** Returns what the trace calls this instance of the specification. */
    String instance();

    /** Returns the strings that stand for model values. */
    ImmutableList<String> modelValues();

    /** Returns the constants of the specification in this run. */
    ImmutableMap<String, Object> constants();

    /** Returns the processes that may crash. */
    ImmutableList<String> servers();

    /** Returns how many of them may crash at most. */
    int mostCrashes();

    /** Returns what this run may meet, of what the settings ask for. */
    ImmutableSet<FaultKind> faults();

    /** Returns how long the run takes, roughly. */
    long expectedCycles();

    /** Returns after how many events of the machine the run does not come to rest. */
    long mostEvents();

    /** Returns how many clients there are; each counts itself under {@code clientsDone}. */
    int clients();

    /** Makes all processes. */
    void start(SimulatedMachine machine, Journal journal);

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

    /** Returns what must hold when the run is at rest, and does not. */
    Optional<String> failure(Mode mode);

    /** Counts what has not been counted on the way. */
    default void count(RunMetrics metrics) {}
}
