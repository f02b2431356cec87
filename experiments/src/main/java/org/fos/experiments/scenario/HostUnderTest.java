package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;

import org.fos.lib.Journal;
import org.fos.lib.MessageNames;
import org.fos.machine.Machine;

import java.io.IOException;
import java.util.function.Function;
import java.util.function.Predicate;

/** The processes of one run that may be on the machine at hand, each with a trace of its own. */
interface HostUnderTest extends SystemUnderTest {
    /**
     * Makes all processes, on any machine.
     *
     * @param journals where a process of a name records
     */
    void start(Machine machine, Function<String, Journal> journals);

    /** Returns the processes that record. */
    default ImmutableList<String> recorders() {
        return servers();
    }

    /** Returns what the traces call messages of the machine. */
    default MessageNames names() {
        return new WrittenMessages();
    }

    /**
     * Is told that the machine runs.
     *
     * @throws IOException if something outside of the machine cannot be opened
     */
    default void runs() throws IOException {}

    /** Returns whether nothing is under way outside of the machine, as long as that is at rest. */
    default boolean isAtRest() {
        return true;
    }

    /**
     * Is told which processes run here, where the others are on another machine.
     *
     * @param here whether a process of a name does
     */
    default void keepOnly(Predicate<String> here) {}

    /** Is told that the clients of all machines are done. */
    default void clientsAreDone(Machine machine) {}

    /**
     * Is told that the machine has stopped, or has never run.
     *
     * @throws IOException if something outside of the machine cannot be closed
     */
    default void hasStopped() throws IOException {}
}
