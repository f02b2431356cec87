package org.fos.checker.explore;

import org.fos.checker.engine.Update;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** An update of one cell, with what it has made of the cell's values so far, by their numbers. */
final class Applied {
    private static final VarHandle MADE = MethodHandles.arrayElementVarHandle(int[].class);

    final Update update;
    final int cell;

    /** For the number of each value before that of the value after, and one more; 0 if unknown. */
    private volatile int[] made = new int[8];

    Applied(Update update, int cell) {
        this.update = update;
        this.cell = cell;
    }

    /** The number of what it makes of a value; -1 if that is not known yet. */
    int of(int number) {
        int[] now = made;
        return number < now.length ? (int) MADE.getAcquire(now, number) - 1 : -1;
    }

    /**
     * Takes what it makes of a value. One thread at a time, once the value has its number.
     *
     * @return the number of what it makes
     */
    int put(int number, int result) {
        int[] now = made;
        if (number >= now.length) {
            now = Arrays.copyOf(now, Math.max(number + 1, 2 * now.length));
            now[number] = result + 1;
            made = now;
        } else {
            MADE.setRelease(now, number, result + 1);
        }
        return result;
    }
}
