package org.fos.experiments.command;

/** What the user gave cannot be used; the message says what, where, and what would do. */
final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadInputException(String message) {
        super(message);
    }
}
