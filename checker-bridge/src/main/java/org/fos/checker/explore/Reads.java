package org.fos.checker.explore;

import org.fos.checker.engine.Aspect;
import org.fos.checker.engine.CellReads;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The cells that an evaluation has read, and the aspects of cells, each once, in the order of the
 * first time.
 */
final class Reads implements CellReads {
    /** Above all cells: what is greater is the number of an aspect and this. */
    static final int ASPECT = 1 << 30;

    /** For each read the cell; its bitwise complement for one of the next state; or an aspect. */
    int[] cells = new int[64];

    /** For each read the aspect, if it is one. */
    @Nullable Aspect[] aspects = new Aspect[64];

    /** For each aspect what was said of the cell's value. */
    @Nullable Value[] said = new Value[64];

    int count;
    private long[] seen = new long[4];
    private long[] seenNext = new long[4];
    private long[] seenAspects = new long[4];

    /** Begins with nothing read. */
    void begin() {
        count = 0;
        Arrays.fill(seen, 0);
        Arrays.fill(seenNext, 0);
        Arrays.fill(seenAspects, 0);
    }

    @Override
    public void current(int cell) {
        seen = mark(seen, cell, cell, null);
    }

    @Override
    public void current(Aspect aspect, Value result) {
        if (!hasRead(aspect.cell())) {
            int before = count;
            int id = aspect.id();
            seenAspects = mark(seenAspects, id, ASPECT + id, aspect);
            if (count > before) {
                said[before] = result;
            }
        }
    }

    @Override
    public void next(int cell) {
        seenNext = mark(seenNext, cell, ~cell, null);
    }

    /** Whether all of a cell of the state has been read. */
    boolean hasRead(int cell) {
        int word = cell >>> 6;
        return word < seen.length && (seen[word] & (1L << cell)) != 0;
    }

    private long[] mark(long[] marks, int number, int logged, @Nullable Aspect aspect) {
        long[] all = marks;
        int word = number >>> 6;
        if (word >= all.length) {
            all = Arrays.copyOf(all, Math.max(word + 1, 2 * all.length));
        }
        if ((all[word] & (1L << number)) == 0) {
            all[word] |= 1L << number;
            if (count == cells.length) {
                cells = Arrays.copyOf(cells, 2 * count);
                aspects = Arrays.copyOf(aspects, 2 * count);
                said = Arrays.copyOf(said, 2 * count);
            }
            aspects[count] = aspect;
            cells[count++] = logged;
        }
        return all;
    }
}
