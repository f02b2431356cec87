package org.fos.experiments.console;

/** A command cannot come to a verdict; the message says why, and what to do. */
public final class UndecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UndecidedException(String message, Throwable cause) {
        super(message, cause);
    }

    public UndecidedException(String message) {
        super(message);
    }
}
