package org.fos.checker.explore;

import org.fos.checker.engine.Update;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * A successor whose values have no numbers yet.
 *
 * @param cells the cells that are written, each once
 * @param values what is written
 * @param updates what was done with what was there before; null if that does not matter
 */
record Pending(int[] cells, Value[] values, @Nullable Update[] updates) {
    static Pending of(int[] changed, int count, Value[] next, @Nullable Update[] made) {
        int[] distinct = new int[count];
        @Nullable Update[] updates = new Update[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            int place = 0;
            while (place < n && distinct[place] != changed[i]) {
                place++;
            }
            distinct[place] = changed[i];
            updates[place] = made[i];
            n = Math.max(n, place + 1);
        }
        Value[] values = new Value[n];
        for (int i = 0; i < n; i++) {
            values[i] = next[distinct[i]];
        }
        return new Pending(Arrays.copyOf(distinct, n), values, Arrays.copyOf(updates, n));
    }
}
