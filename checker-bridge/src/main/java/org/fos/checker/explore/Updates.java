package org.fos.checker.explore;

import org.fos.checker.engine.Update;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** All updates that actions have made so far, cell by cell. */
final class Updates {
    private final List<Map<Update, Applied>> ofCells = new ArrayList<>();

    /** How many numbers a value adds to fingerprints: two for each permutation. */
    private final int n;

    Updates(int n) {
        this.n = n;
    }

    /** An update of a cell, the same one each time. */
    private Applied of(Update update, int cell) {
        while (ofCells.size() <= cell) {
            ofCells.add(new IdentityHashMap<>());
        }
        return ofCells.get(cell).computeIfAbsent(update, u -> new Applied(u, cell));
    }

    /**
     * A successor as what it writes.
     *
     * @param row the state
     * @param reads what has been read of it
     */
    Outcome.Write write(Pending pending, int[] row, Reads reads, CellValues[] cells) {
        int[] written = new int[pending.cells().length];
        int[] numbers = new int[written.length];
        long[] adds = new long[n * written.length];
        @Nullable Applied[] applied = new Applied[written.length];
        int count = 0;
        for (int i = 0; i < written.length; i++) {
            int cell = pending.cells()[i];
            int number = cells[cell].number(pending.values()[i]);
            int before = Looks.number(row, cell);
            Update update = pending.updates()[i];
            // What is known to hold this very value already need not be written.
            if (number != before || !reads.hasRead(cell)) {
                written[count] = cell;
                numbers[count] = number;
                System.arraycopy(cells[cell].adds, n * number, adds, n * count, n);
                if (update != null && !reads.hasRead(cell)) {
                    Applied known = of(update, cell);
                    int unused = known.put(before, number);
                    applied[count] = known;
                }
                count++;
            }
        }
        return new Outcome.Write(
                Arrays.copyOf(written, count),
                Arrays.copyOf(numbers, count),
                Arrays.copyOf(adds, n * count),
                Arrays.copyOf(applied, count));
    }
}
