package org.fos.trace.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are to stand in a place, compared eight at a time. */
final class Literal {
    private final byte[] bytes;
    private final long[] words;
    private final long tail;
    private final long tailMask;

    Literal(byte[] bytes) {
        this.bytes = bytes;
        int full = bytes.length / Long.BYTES;
        int rest = bytes.length % Long.BYTES;
        byte[] padded = Arrays.copyOf(bytes, (full + 1) * Long.BYTES);
        words = new long[full];
        for (int i = 0; i < full; i++) {
            words[i] = ByteCursor.word(padded, i * Long.BYTES);
        }
        tail = ByteCursor.word(padded, full * Long.BYTES);
        tailMask = rest == 0 ? 0 : -1L >>> (Long.SIZE - Byte.SIZE * rest);
    }

    static Literal ascii(String text) {
        return new Literal(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The place behind it if it stands in a place, else -1. */
    int after(byte[] content, int at) {
        int end = at + bytes.length;
        if (end + Long.BYTES > content.length) {
            return end <= content.length && Arrays.equals(content, at, end, bytes, 0, bytes.length)
                    ? end
                    : -1;
        }
        int i = at;
        for (long word : words) {
            if (ByteCursor.word(content, i) != word) {
                return -1;
            }
            i += Long.BYTES;
        }
        return ((ByteCursor.word(content, i) ^ tail) & tailMask) == 0 ? end : -1;
    }
}
