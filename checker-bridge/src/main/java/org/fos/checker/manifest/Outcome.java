package org.fos.checker.manifest;

import java.util.Locale;

/** How checking a model must end. */
public enum Outcome {
    /** Every property holds. */
    HOLDS,
    /** A property is violated. */
    VIOLATED,
    /** A state without successor is reached. */
    DEADLOCK;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
