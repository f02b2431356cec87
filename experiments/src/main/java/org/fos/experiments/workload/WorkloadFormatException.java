package org.fos.experiments.workload;

/** Says that a workload file is not one, where, and what was expected there. */
public final class WorkloadFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    WorkloadFormatException(String file, int line, String got, String expected) {
        super(file + ":" + line + ": got " + got + ", expected " + expected);
        this.file = file;
        this.line = line;
    }

    /** The file as it was named to the reader. */
    public String file() {
        return file;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }
}
