package org.fos.checker.value;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;

/** An integer of any size. TLC itself computes with 32 bits only. */
public final class IntValue extends Value {
    private static final int LEAST_KEPT = -128;
    private static final int GREATEST_KEPT = 1023;
    private static final IntValue[] KEPT = new IntValue[GREATEST_KEPT - LEAST_KEPT + 1];

    static {
        for (int i = 0; i < KEPT.length; i++) {
            KEPT[i] = new IntValue(LEAST_KEPT + i, null);
        }
    }

    /** The number, if {@link #large} is null. */
    private final long small;

    /** The number, if it does not fit into a long. */
    private final @Nullable BigInteger large;

    private IntValue(long small, @Nullable BigInteger large) {
        this.small = small;
        this.large = large;
    }

    static IntValue of(long number) {
        return number >= LEAST_KEPT && number <= GREATEST_KEPT
                ? KEPT[(int) number - LEAST_KEPT]
                : new IntValue(number, null);
    }

    static IntValue of(BigInteger number) {
        return number.bitLength() < Long.SIZE ? of(number.longValue()) : new IntValue(0, number);
    }

    /** The number. */
    public BigInteger number() {
        return large == null ? BigInteger.valueOf(small) : large;
    }

    /** Whether the number fits into a {@code long}. */
    public boolean fitsLong() {
        return large == null;
    }

    /**
     * The number as a {@code long}.
     *
     * @throws ArithmeticException if it does not fit
     */
    public long asLong() {
        if (large != null) {
            throw new ArithmeticException("number does not fit into 64 bits, number=" + large);
        }
        return small;
    }

    @Override
    public int kind() {
        return 1;
    }

    @Override
    public int compareTo(Value other) {
        if (!(other instanceof IntValue that)) {
            return Integer.compare(kind(), other.kind());
        }
        return large == null && that.large == null
                ? Long.compare(small, that.small)
                : number().compareTo(that.number());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof IntValue that
                        && small == that.small
                        && (large == null ? that.large == null : large.equals(that.large)));
    }

    /** The number itself where it fits, so that sets of numbers are kept in their order. */
    @Override
    public int hashCode() {
        if (large != null) {
            return large.hashCode();
        }
        return small == (int) small ? (int) small : Long.hashCode(small);
    }

    @Override
    public String toString() {
        return large == null ? Long.toString(small) : large.toString();
    }
}
