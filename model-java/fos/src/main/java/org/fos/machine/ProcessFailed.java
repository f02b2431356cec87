package org.fos.machine;

/** The code of a process threw an exception: a bug in it, which ends the run. */
public final class ProcessFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProcessId process;
    private final long timeCycles;

    /**
     * @param process whose code failed
     * @param timeCycles when its segment began
     * @param cause what it threw
     */
    public ProcessFailed(ProcessId process, long timeCycles, Throwable cause) {
        super("process %s failed at cycle %d: %s".formatted(process, timeCycles, cause), cause);
        this.process = process;
        this.timeCycles = timeCycles;
    }

    public ProcessId process() {
        return process;
    }

    public long timeCycles() {
        return timeCycles;
    }
}
