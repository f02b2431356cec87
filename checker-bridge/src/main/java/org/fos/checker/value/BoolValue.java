package org.fos.checker.value;

/** {@code TRUE} or {@code FALSE}. */
public record BoolValue(boolean truth) implements Value {
    static final BoolValue TRUE = new BoolValue(true);
    static final BoolValue FALSE = new BoolValue(false);

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
    public int hashCode() {
        return truth ? 0x2545F491 : 0x6C8E9CF5;
    }

    @Override
    public String toString() {
        return truth ? "TRUE" : "FALSE";
    }
}
