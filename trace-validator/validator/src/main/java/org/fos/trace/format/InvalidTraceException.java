package org.fos.trace.format;

/** A file that is not a trace. The message says what was expected and what to do. */
public final class InvalidTraceException extends Exception {
    private static final long serialVersionUID = 1;

    private final String file;
    private final long line;
    private final String reason;

    /**
     * Says what is wrong.
     *
     * @param file the file, as the caller named it
     * @param line from 1; 0 if the fault is not in one line
     * @param reason what was found, what was expected, what to do
     */
    public InvalidTraceException(String file, long line, String reason) {
        super(line > 0 ? "%s:%d: %s".formatted(file, line, reason) : file + ": " + reason);
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    /** Of a trace without events. */
    public static InvalidTraceException noEvents(String file, long line) {
        return new InvalidTraceException(
                file,
                line,
                "no events; a trace that records nothing proves nothing: record at least one");
    }

    /** The file, as the caller named it. */
    public String file() {
        return file;
    }

    /** The line, from 1; 0 if the fault is not in one line. */
    public long line() {
        return line;
    }

    /** The message without its place. */
    public String reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
