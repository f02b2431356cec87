package org.fos.experiments.console;

/** What the user gave cannot be used; the message says what, where, and what would do. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }
}
