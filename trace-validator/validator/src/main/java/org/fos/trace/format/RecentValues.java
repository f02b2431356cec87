package org.fos.trace.format;

import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The values last read in one kind of place, with their bytes: what is written in the same bytes is
 * the same value. No array or object of JSON begins with another one, so bytes that match are all
 * of it.
 */
final class RecentValues {
    private static final int KEPT = 16;
    private static final int SHORTEST = 8;

    private final byte[][] texts = new byte[KEPT][];
    private final long[] lastWords = new long[KEPT];
    private final @Nullable Value[] values = new Value[KEPT];
    private int newest;
    private int count;

    /** The value here, moved over; null if it is none of those. */
    @Nullable Value match(ByteCursor at) {
        byte[] bytes = at.bytes;
        for (int i = 0; i < count; i++) {
            int place = (newest - i) & (KEPT - 1);
            byte[] text = texts[place];
            int end = at.at + text.length;
            if (end <= bytes.length
                    && ByteCursor.word(bytes, end - SHORTEST) == lastWords[place]
                    && Arrays.equals(bytes, at.at, end, text, 0, text.length)) {
                at.at = end;
                return values[place];
            }
        }
        return null;
    }

    /** Remembers a value that was read from these bytes. */
    void add(byte[] bytes, int from, int to, Value value) {
        if (to - from < SHORTEST) {
            return;
        }
        newest = (newest + 1) & (KEPT - 1);
        count = Math.min(KEPT, count + 1);
        texts[newest] = Arrays.copyOfRange(bytes, from, to);
        lastWords[newest] = ByteCursor.word(bytes, to - SHORTEST);
        values[newest] = value;
    }
}
