package org.fos.checker.explore;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * What is known of one evaluation: a tree whose inner nodes name some cells to look at, with a
 * child for each combination of values met there, and whose leaves are outcomes. Cells that were
 * always read one after the other are looked at together. Outcomes are added under a lock, and
 * found without one.
 */
final class Decisions {
    /** Tables are between a quarter and half full. */
    private static final int ENTRY_BYTES = 80;

    private static final int NUMBER_BYTES = 12;

    /** Finds out what an aspect says of a value of its cell. */
    interface Saying {
        /** The number of what it says; 0 if it cannot say anything. */
        int of(Seen aspect, int number);
    }

    private volatile @Nullable Object root;
    private long cost;

    /** The outcome for a row; null if it is not known yet. */
    @Nullable Object find(int[] row, Saying saying) {
        return find(row, row, saying);
    }

    /**
     * The outcome for a step from one row to another, whose cells are given by their bitwise
     * complement; null if it is not known yet.
     */
    @Nullable Object find(int[] row, int[] next, Saying saying) {
        Object at = root;
        while (at instanceof Look look) {
            at = look.child(row, next, saying);
        }
        return at;
    }

    /** Forgets all. */
    void clear() {
        root = null;
        cost = 0;
    }

    /** About how many bytes what is remembered takes. */
    long bytes() {
        return cost;
    }

    /**
     * Remembers an outcome.
     *
     * @param reads that on which it depends
     * @param seen for each read that is an aspect what is known of that
     * @param numbers the numbers of the values that were read
     */
    void add(Reads reads, @Nullable Seen[] seen, int[] numbers, Object outcome) {
        int count = numbers.length;
        cost += ENTRY_BYTES + NUMBER_BYTES * count;
        if (count == 0) {
            root = outcome;
            return;
        }
        Object top = root;
        if (!(top instanceof Look)) {
            top = new Look(Arrays.copyOf(reads.cells, count), seen);
        }
        root = added((Look) top, reads.cells, seen, 0, numbers, outcome);
    }

    /** The node with an outcome below it: itself, or one of which it was divided. */
    private static Look added(
            Look look,
            int[] cells,
            @Nullable Seen[] seen,
            int from,
            int[] numbers,
            Object outcome) {
        int count = numbers.length;
        int common = look.common(cells, from, count);
        if (common == 0) {
            throw new IllegalStateException(
                    "an evaluation read cell %d where it had read cell %d before"
                            .formatted(cells[from], look.cells[0]));
        }
        Look at = common < look.cells.length ? look.divided(common) : look;
        int to = from + common;
        int[] key = Arrays.copyOfRange(numbers, from, to);
        if (to == count) {
            at.put(key, outcome);
            return at;
        }
        Object child = at.get(key);
        Look below =
                child instanceof Look known
                        ? known
                        : new Look(
                                Arrays.copyOfRange(cells, to, count),
                                Arrays.copyOfRange(seen, to, count));
        Look after = added(below, cells, seen, to, numbers, outcome);
        if (after != child) {
            at.put(key, after);
        }
        return at;
    }
}
