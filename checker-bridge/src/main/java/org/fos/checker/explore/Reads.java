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

    /** The numbers of the values that the cells held in a state, and in the next one. */
    int[] numbers(int[] row, int[] next) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            int cell = cells[i];
            int[] of = cell >= 0 ? row : next;
            int place = cell >= 0 ? cell : ~cell;
            numbers[i] = place < of.length ? of[place] : 0;
        }
        return numbers;
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
