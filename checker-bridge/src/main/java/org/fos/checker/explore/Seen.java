package org.fos.checker.explore;

import org.fos.checker.engine.Aspect;
import org.fos.checker.value.Value;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** An aspect of a cell: which of the cell's values look the same, by their numbers. */
final class Seen {
    final Aspect aspect;
    private final Map<Value, Integer> said = new HashMap<>();

    /**
     * For the number of each of the cell's values a number for what is said of it; 0 if unknown.
     */
    private volatile int[] numbers = new int[8];

    Seen(Aspect aspect) {
        this.aspect = aspect;
    }

    int cell() {
        return aspect.cell();
    }

    /** The number of what is said of a value; 0 if that is not known yet. */
    int of(int number) {
        int[] now = numbers;
        return number < now.length ? now[number] : 0;
    }

    /** Takes what is said of a value. */
    synchronized int note(int number, Value what) {
        int known = of(number);
        if (known != 0) {
            return known;
        }
        int result = said.computeIfAbsent(what, w -> said.size() + 1);
        int[] now = numbers;
        if (number >= now.length) {
            now = Arrays.copyOf(now, Math.max(number + 1, 2 * now.length));
        }
        now[number] = result;
        numbers = now;
        return result;
    }
}
