package org.fos.checker.explore;

import java.util.Arrays;

/** For each cell, who has read it so far. Noted under a lock, asked without one. */
final class Readers {
    private static final int[] NONE = new int[0];

    private volatile int[][] readers = new int[0][];

    /** Makes room for so many cells. */
    void grow(int cells) {
        int[][] more = Arrays.copyOf(readers, cells);
        for (int c = readers.length; c < cells; c++) {
            more[c] = NONE;
        }
        readers = more;
    }

    void note(int cell, int reader) {
        int[][] all = readers;
        if (Numbers.isAmong(all[cell], reader)) {
            return;
        }
        int[] more = Arrays.copyOf(all[cell], all[cell].length + 1);
        more[more.length - 1] = reader;
        int[][] copy = all.clone();
        copy[cell] = more;
        readers = copy;
    }

    int[] of(int cell) {
        int[][] all = readers;
        return cell < all.length ? all[cell] : NONE;
    }
}
