package org.fos.checker.value;

import org.jspecify.annotations.Nullable;

/** {@code TRUE} or {@code FALSE}. */
public final class BoolValue extends Value {
    static final BoolValue TRUE = new BoolValue(true);
    static final BoolValue FALSE = new BoolValue(false);

    private final boolean truth;

    private BoolValue(boolean truth) {
        this.truth = truth;
    }

    /** Which of the two it is. */
    public boolean truth() {
        return truth;
    }

    @Override
    public int kind() {
        return 0;
    }

    @Override
    public int compareTo(Value other) {
        return other instanceof BoolValue that
                ? Boolean.compare(truth, that.truth)
                : Integer.compare(kind(), other.kind());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return truth ? 0x2545F491 : 0x6C8E9CF5;
    }

    @Override
    public String toString() {
        return truth ? "TRUE" : "FALSE";
    }
}
