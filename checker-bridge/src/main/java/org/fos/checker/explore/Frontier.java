package org.fos.checker.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows written one after the other into chunks of bytes. Small numbers take one byte each, so that
 * a state takes hardly more bytes than it has cells.
 */
final class Frontier {
    private static final int CHUNK_BYTES = 1 << 16;

    private final List<byte[]> chunks = new ArrayList<>();
    private byte[] chunk;
    private int position;

    Frontier() {
        chunk = new byte[CHUNK_BYTES];
    }

    /** With room for so many numbers, and no more. */
    Frontier(int numbers) {
        chunk = new byte[5 * numbers];
    }

    /** Makes sure that what follows, of at most so many numbers, lies in one chunk. */
    void begin(int numbers) {
        int bytes = 5 * numbers + 64;
        if (position + bytes > chunk.length) {
            close();
            chunk = new byte[Math.max(CHUNK_BYTES, bytes)];
        }
    }

    void putLong(long value) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            chunk[position++] = (byte) (value >>> shift);
        }
    }

    void put(int number) {
        int rest = number;
        while (rest > 0x7F) {
            chunk[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        chunk[position++] = (byte) rest;
    }

    /** Writes the numbers of a row that are not 0, each after its distance from the last. */
    void putRow(int[] row) {
        int count = 0;
        for (int value : row) {
            count += value == 0 ? 0 : 1;
        }
        put(count);
        int last = -1;
        for (int cell = 0; cell < row.length; cell++) {
            if (row[cell] != 0) {
                put(cell - last);
                put(row[cell]);
                last = cell;
            }
        }
    }

    /** Ends the chunk that is being written. */
    void close() {
        if (position > 0) {
            chunks.add(Arrays.copyOf(chunk, position));
            chunk = new byte[0];
            position = 0;
        }
    }

    /** The chunks that have been closed. */
    List<byte[]> chunks() {
        return chunks;
    }

    /** Reads what was written into one chunk. */
    static final class Reader {
        private final byte[] bytes;
        private int position;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean hasMore() {
            return position < bytes.length;
        }

        long getLong() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                value |= (bytes[position++] & 0xFFL) << shift;
            }
            return value;
        }

        /** Reads a row into one that is as long or longer. */
        void getRow(int[] row) {
            Arrays.fill(row, 0);
            int cell = -1;
            for (int left = get(); left > 0; left--) {
                cell += get();
                row[cell] = get();
            }
        }

        int get() {
            byte first = bytes[position++];
            if (first >= 0) {
                return first;
            }
            int value = first & 0x7F;
            int shift = 7;
            while (true) {
                byte next = bytes[position++];
                value |= (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
                shift += 7;
            }
        }
    }
}
