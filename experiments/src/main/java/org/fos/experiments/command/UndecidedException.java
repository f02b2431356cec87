package org.fos.experiments.command;

/** A command cannot come to a verdict; the message says why, and what to do. */
final class UndecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecidedException(String message, Throwable cause) {
        super(message, cause);
    }

    UndecidedException(String message) {
        super(message);
    }
}
