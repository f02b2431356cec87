package org.fos.checker.explore;

import org.fos.checker.value.Value;

import java.util.Arrays;

/** A successor whose values have no numbers yet. */
record Pending(int[] cells, Value[] values) {
    static Pending of(int[] changed, int count, Value[] next) {
        int[] distinct = new int[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            boolean first = true;
            for (int j = 0; j < n && first; j++) {
                first = distinct[j] != changed[i];
            }
            if (first) {
                distinct[n++] = changed[i];
            }
        }
        Value[] values = new Value[n];
        for (int i = 0; i < n; i++) {
            values[i] = next[distinct[i]];
        }
        return new Pending(Arrays.copyOf(distinct, n), values);
    }
}
