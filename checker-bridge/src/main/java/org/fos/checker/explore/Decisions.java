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

    private volatile @Nullable Object root;
    private long cost;

    /** The outcome for a row; null if it is not known yet. */
    @Nullable Object find(int[] row) {
        Object at = root;
        while (at instanceof Look look) {
            at = look.child(row);
        }
        return at;
    }

    /**
     * The outcome for a step from one row to another, whose cells are given by their bitwise
     * complement; null if it is not known yet.
     */
    @Nullable Object find(int[] row, int[] next) {
        Object at = root;
        while (at instanceof Look look) {
            at = look.child(row, next);
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
     * @param cells the cells on which it depends, in the order in which they were read
     * @param count how many of them count
     * @param numbers the numbers of their values
     */
    void add(int[] cells, int count, int[] numbers, Object outcome) {
        cost += ENTRY_BYTES + NUMBER_BYTES * count;
        if (count == 0) {
            root = outcome;
            return;
        }
        Object top = root;
        if (!(top instanceof Look)) {
            top = new Look(Arrays.copyOf(cells, count));
        }
        root = added((Look) top, cells, 0, count, numbers, outcome);
    }

    /** The node with an outcome below it: itself, or one of which it was divided. */
    private static Look added(
            Look look, int[] cells, int from, int count, int[] numbers, Object outcome) {
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
                        : new Look(Arrays.copyOfRange(cells, to, count));
        Look after = added(below, cells, to, count, numbers, outcome);
        if (after != child) {
            at.put(key, after);
        }
        return at;
    }
}
