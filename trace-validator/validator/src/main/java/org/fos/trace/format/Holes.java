package org.fos.trace.format;

import org.fos.checker.value.Value;
import org.fos.checker.value.Values;

/** What the line last read has in the places in which lines of its kind differ. */
final class Holes {
    static final int MOST = 128;

    final long[] numbers = new long[MOST];
    final Value[] values = new Value[MOST];

    Holes() {
        java.util.Arrays.fill(values, Values.bool(false));
    }
}
