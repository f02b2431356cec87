package org.fos.checker.explore;

import java.util.Arrays;

/** A list of numbers that is filled again and again. */
final class Numbers {
    private int[] numbers = new int[16];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
    }

    int count() {
        return count;
    }

    /** The numbers, of which the first count. */
    int[] all() {
        return numbers;
    }

    /** Whether a number is among some. */
    static boolean isAmong(int[] some, int number) {
        for (int each : some) {
            if (each == number) {
                return true;
            }
        }
        return false;
    }
}
