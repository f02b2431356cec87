package org.fos.checker.explore;

import java.util.Arrays;

/** For each state the one from which it was found; several threads write, each its own numbers. */
final class Parents {
    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private volatile int[][] chunks = new int[0][];

    void set(int number, int parent) {
        int chunk = number >>> CHUNK_BITS;
        if (chunk >= chunks.length) {
            grow(chunk);
        }
        chunks[chunk][number & (CHUNK - 1)] = parent;
    }

    int get(int number) {
        return chunks[number >>> CHUNK_BITS][number & (CHUNK - 1)];
    }

    private synchronized void grow(int chunk) {
        int had = chunks.length;
        if (chunk >= had) {
            int[][] more = Arrays.copyOf(chunks, chunk + 1);
            for (int i = had; i <= chunk; i++) {
                more[i] = new int[CHUNK];
            }
            chunks = more;
        }
    }
}
