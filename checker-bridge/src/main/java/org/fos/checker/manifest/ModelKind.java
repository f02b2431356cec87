package org.fos.checker.manifest;

import java.util.Locale;

/** What a model is for. */
public enum ModelKind {
    /** Checked at every build. */
    EVERYDAY,
    /** Checks temporal properties. */
    LIVENESS,
    /** Takes long: run by name. */
    LARGE,
    /** Meant to fail: its property says that something interesting never happens. */
    WITNESS,
    /** A specification with one bug, which a property must find. */
    MUTANT;

    /** Whether its property is there to be violated: a witness or a mutant. */
    public boolean isMeantToFail() {
        return this == WITNESS || this == MUTANT;
    }

    /** Whether it states what holds, and takes no longer than a day's work allows. */
    public boolean isEveryday() {
        return this == EVERYDAY || this == LIVENESS;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
