package org.fos.checker.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The states found so far, by fingerprint, each with a number from 0 in the order in which they
 * were found. Several threads add at once; growing is for one alone.
 */
final class Fingerprints {
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int FIRST_BITS = 12;

    private long[] low;
    private long[] high;
    private int[] numbers;
    private int mask;
    private final AtomicInteger count = new AtomicInteger();

    Fingerprints() {
        int size = 1 << FIRST_BITS;
        low = new long[size];
        high = new long[size];
        numbers = new int[size];
        mask = size - 1;
    }

    /** Whether one fingerprint is less than another. */
    static boolean isLess(long lowA, long highA, long lowB, long highB) {
        return lowA != lowB ? lowA < lowB : highA < highB;
    }

    int size() {
        return count.get();
    }

    /** Whether it is time to grow. */
    boolean isCrowded() {
        return count.get() > (mask >>> 1) + (mask >>> 3);
    }

    /**
     * Doubles the room. No other thread may use the table meanwhile.
     *
     * @throws OutOfMemoryError if there is not enough memory
     */
    void grow() {
        if (mask == Integer.MAX_VALUE >>> 1) {
            throw new OutOfMemoryError("more than %d fingerprints".formatted(mask));
        }
        long[] oldLow = low;
        long[] oldHigh = high;
        int[] oldNumbers = numbers;
        int size = 2 * oldLow.length;
        low = new long[size];
        high = new long[size];
        numbers = new int[size];
        mask = size - 1;
        for (int i = 0; i < oldLow.length; i++) {
            if (oldNumbers[i] != 0) {
                int slot = (int) oldLow[i] & mask;
                while (numbers[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                low[slot] = oldLow[i];
                high[slot] = oldHigh[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }

    /** The number of a state: as it was found before, or the bitwise complement of a new one. */
    int add(long fingerprintLow, long fingerprintHigh) {
        long wantedLow = fingerprintLow == 0 ? 1 : fingerprintLow;
        long wantedHigh = fingerprintHigh == 0 ? 1 : fingerprintHigh;
        int slot = (int) wantedLow & mask;
        while (true) {
            long found = (long) LONGS.getAcquire(low, slot);
            if (found == 0) {
                if (LONGS.compareAndSet(low, slot, 0L, wantedLow)) {
                    int number = count.getAndIncrement();
                    high[slot] = wantedHigh;
                    INTS.setRelease(numbers, slot, number + 1);
                    return ~number;
                }
                found = (long) LONGS.getAcquire(low, slot);
            }
            if (found == wantedLow) {
                int number = (int) INTS.getAcquire(numbers, slot);
                while (number == 0) {
                    Thread.onSpinWait();
                    number = (int) INTS.getAcquire(numbers, slot);
                }
                if (high[slot] == wantedHigh) {
                    return number - 1;
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    /** The number of a state; -1 if it has not been found. No other thread may add meanwhile. */
    int find(long fingerprintLow, long fingerprintHigh) {
        long wantedLow = fingerprintLow == 0 ? 1 : fingerprintLow;
        long wantedHigh = fingerprintHigh == 0 ? 1 : fingerprintHigh;
        int slot = (int) wantedLow & mask;
        while (numbers[slot] != 0) {
            if (low[slot] == wantedLow && high[slot] == wantedHigh) {
                return numbers[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    /** The bytes that the table takes. */
    long bytes() {
        return 20L * low.length;
    }
}
