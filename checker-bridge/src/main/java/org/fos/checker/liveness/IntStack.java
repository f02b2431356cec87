package org.fos.checker.liveness;

import java.util.Arrays;

/** A stack of integers that grows. */
final class IntStack {
    private int[] values = new int[64];
    private int size;

    int size() {
        return size;
    }

    void push(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size] = value;
        size++;
    }

    int pop() {
        size--;
        return values[size];
    }

    int peek() {
        return values[size - 1];
    }

    int get(int place) {
        return values[place];
    }

    /** Takes off all that lies at a place, counted from 0, and above it. */
    int[] popFrom(int place) {
        int[] taken = Arrays.copyOfRange(values, place, size);
        size = place;
        return taken;
    }

    /** The place of a value that is nearest to the top. */
    int lastPlaceOf(int value) {
        int place = size - 1;
        while (values[place] != value) {
            place--;
        }
        return place;
    }
}
