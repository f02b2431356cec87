package org.fos.checker.explore;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * What is known of one evaluation: a tree whose inner nodes name a cell to look at, with a child
 * for each value met there, and whose leaves are outcomes.
 */
final class Decisions {
    private @Nullable Object root;

    /** A cell to look at. Children are added under a lock, and looked up without one. */
    static final class Look {
        final int cell;
        private volatile @Nullable Object[] children = new Object[4];

        Look(int cell) {
            this.cell = cell;
        }

        @Nullable Object child(int number) {
            @Nullable Object[] all = children;
            return number < all.length ? all[number] : null;
        }

        void add(int number, Object child) {
            @Nullable Object[] all = children;
            if (number >= all.length) {
                all = Arrays.copyOf(all, Math.max(number + 1, 2 * all.length));
            }
            all[number] = child;
            children = all;
        }
    }

    /** The outcome for a row; null if it is not known yet. */
    @Nullable Object find(int[] row) {
        Object at = root;
        while (at instanceof Look look) {
            at = look.child(look.cell < row.length ? row[look.cell] : 0);
        }
        return at;
    }

    /** The outcome for a step from one row to another; cells of the second come after the first's. */
    @Nullable Object find(int[] row, int[] next) {
        Object at = root;
        while (at instanceof Look look) {
            int cell = look.cell;
            int number =
                    cell >= 0
                            ? (cell < row.length ? row[cell] : 0)
                            : (~cell < next.length ? next[~cell] : 0);
            at = look.child(number);
        }
        return at;
    }

    /** Remembers an outcome that depended on these cells, read in this order. */
    void add(int[] cells, int count, int[] numbers, Object outcome) {
        if (count == 0) {
            root = outcome;
            return;
        }
        if (!(root instanceof Look)) {
            root = new Look(cells[0]);
        }
        Look at = (Look) root;
        for (int i = 0; i < count; i++) {
            if (at.cell != cells[i]) {
                throw new IllegalStateException(
                        "an evaluation read cell %d where it had read cell %d before"
                                .formatted(cells[i], at.cell));
            }
            if (i == count - 1) {
                at.add(numbers[i], outcome);
            } else if (at.child(numbers[i]) instanceof Look deeper) {
                at = deeper;
            } else {
                Look deeper = new Look(cells[i + 1]);
                at.add(numbers[i], deeper);
                at = deeper;
            }
        }
    }

    /** Forgets all. */
    void clear() {
        root = null;
    }
}
