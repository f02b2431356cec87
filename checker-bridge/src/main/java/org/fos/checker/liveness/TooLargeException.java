package org.fos.checker.liveness;

/** A formula, or its product with the state graph, is too large to be checked: undecided. */
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLargeException(String message) {
        super(message);
    }
}
