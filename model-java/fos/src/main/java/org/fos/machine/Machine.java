package org.fos.machine;

import java.util.function.Function;

/**
 * The machine that fos runs on: cores, processes, messages between them, time, chance, crashes. fos
 * sees nothing else of it, and cannot tell which machine it is (report §3.1).
 */
public interface Machine {
    /** Returns what things cost here, and how the cores are laid out. */
    MachineFile file();

    /** Returns the time in cycles since the machine started. */
    long now();

    /**
     * Returns a source of random numbers for one purpose; the same purpose twice gives the same
     * numbers.
     *
     * @param purpose what the numbers are for
     */
    RandomStream random(String purpose);

    /**
     * Makes a process. Its program is built at once, so that what it declares is known to all
     * before any process runs; its first segment runs when the core is free.
     *
     * @param name unique among living processes
     * @param core from 0 to {@code file().cores() - 1}
     * @param program builds the program; must neither charge, poll, send nor arm
     * @throws IllegalArgumentException if the name is taken by a living process, or there is no
     *     such core
     */
    ProcessId spawn(String name, int core, Function<Processor, Program> program);

    /**
     * Asks a process to run something, from outside of it. A dead process does not.
     *
     * @param process whose segment is to run it
     * @param handler what to run
     */
    void interrupt(ProcessId process, Runnable handler);

    /**
     * Stops a process for good (fail-stop): it runs no further segment, a suffix of its messages to
     * each receiver may be lost, and each living process is told once, after the last message from
     * it. Crashing a dead process does nothing.
     */
    void crash(ProcessId process);

    /**
     * Makes a turnstile, for something that processes on several cores work on.
     *
     * @param name what it is
     */
    default Turnstile turnstile(String name) {
        return new Turnstile();
    }
}
