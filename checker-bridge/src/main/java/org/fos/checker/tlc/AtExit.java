package org.fos.checker.tlc;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What must be gone when this JVM ends: processes and files of runs that are under way. Once it is
 * ending nothing new can begin, as nobody would be left to end it.
 */
final class AtExit {
    private static final long LINGER_SECONDS = 10;
    private static final Set<Process> PROCESSES = new LinkedHashSet<>();
    private static final Set<RunFiles> FILES = new LinkedHashSet<>();
    private static boolean ending;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(AtExit::end));
        } catch (IllegalStateException e) {
            ending = true;
        }
    }

    /** Makes something of a run. */
    interface Beginning<T> {
        T begin() throws IOException;
    }

    private AtExit() {}

    /**
     * Starts a process that ends with this JVM.
     *
     * @throws IOException if it cannot be started, or this JVM is ending
     */
    static synchronized Process start(ProcessBuilder builder) throws IOException {
        requireRunning();
        Process process = builder.start();
        PROCESSES.add(process);
        return process;
    }

    /**
     * Makes files that go with this JVM.
     *
     * @throws IOException if they cannot be made, or this JVM is ending
     */
    static synchronized RunFiles make(Beginning<RunFiles> files) throws IOException {
        requireRunning();
        RunFiles made = files.begin();
        FILES.add(made);
        return made;
    }

    /** The process has ended. */
    static synchronized void forget(Process process) {
        PROCESSES.remove(process);
    }

    /** The files are deleted. */
    static synchronized void forget(RunFiles files) {
        FILES.remove(files);
    }

    private static void requireRunning() throws IOException {
        if (ending) {
            throw new IOException("cancelled: the JVM is ending");
        }
    }

    private static synchronized void end() {
        ending = true;
        PROCESSES.forEach(Process::destroyForcibly);
        try {
            for (Process process : PROCESSES) {
                process.waitFor(LINGER_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        FILES.forEach(RunFiles::deleteNow);
    }
}
