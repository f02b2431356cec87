package org.fos.checker.explore;

import org.fos.checker.engine.CellReads;

import java.util.Arrays;

/** The cells that an evaluation has read, each once, in the order of the first time. */
final class Reads implements CellReads {
    int[] cells = new int[64];
    int count;
    private long[] seen = new long[4];
    private long[] seenNext = new long[4];

    /** Begins with nothing read. */
    void begin() {
        count = 0;
        Arrays.fill(seen, 0);
        Arrays.fill(seenNext, 0);
    }

    @Override
    public void current(int cell) {
        seen = mark(seen, cell, cell);
    }

    @Override
    public void next(int cell) {
        seenNext = mark(seenNext, cell, ~cell);
    }

    boolean hasRead(int cell) {
        int word = cell >>> 6;
        return word < seen.length && (seen[word] & (1L << cell)) != 0;
    }

    private long[] mark(long[] marks, int cell, int logged) {
        long[] all = marks;
        int word = cell >>> 6;
        if (word >= all.length) {
            all = Arrays.copyOf(all, word + 1);
        }
        if ((all[word] & (1L << cell)) == 0) {
            all[word] |= 1L << cell;
            if (count == cells.length) {
                cells = Arrays.copyOf(cells, 2 * count);
            }
            cells[count++] = logged;
        }
        return all;
    }
}
