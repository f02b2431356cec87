package org.fos.checker.value;

import java.math.BigInteger;

/** An integer of any size. TLC itself computes with 32 bits only. */
public record IntValue(BigInteger number) implements Value {
    private static final int LEAST_KEPT = -128;
    private static final int GREATEST_KEPT = 1023;
    private static final IntValue[] KEPT = new IntValue[GREATEST_KEPT - LEAST_KEPT + 1];

    static {
        for (int i = 0; i < KEPT.length; i++) {
            KEPT[i] = new IntValue(BigInteger.valueOf(LEAST_KEPT + i));
        }
    }

    static IntValue of(long number) {
        return number >= LEAST_KEPT && number <= GREATEST_KEPT
                ? KEPT[(int) number - LEAST_KEPT]
                : new IntValue(BigInteger.valueOf(number));
    }

    /** Whether the number fits into a {@code long}. */
    public boolean fitsLong() {
        return number.bitLength() < Long.SIZE;
    }

    /**
     * The number as a {@code long}.
     *
     * @throws ArithmeticException if it does not fit
     */
    public long asLong() {
        if (!fitsLong()) {
            throw new ArithmeticException("number does not fit into 64 bits, number=" + number);
        }
        return number.longValue();
    }

    @Override
    public int kind() {
        return 1;
    }

    @Override
    public int compareTo(Value other) {
        return other instanceof IntValue that
                ? number.compareTo(that.number)
                : Integer.compare(kind(), other.kind());
    }

    @Override
    public String toString() {
        return number.toString();
    }
}
