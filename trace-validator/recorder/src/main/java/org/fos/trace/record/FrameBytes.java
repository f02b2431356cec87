package org.fos.trace.record;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A growing buffer for one frame of the binary form. */
final class FrameBytes {
    private static final int LOW = 0x7f;
    private static final int MORE = 0x80;

    private byte[] bytes = new byte[256];
    private int length;

    FrameBytes clear() {
        length = 0;
        return this;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Seven bits a byte, the lowest first; all but the last byte have the highest bit set. */
    FrameBytes unsigned(long number) {
        reserve(10);
        long rest = number;
        while ((rest & ~LOW) != 0) {
            bytes[length++] = (byte) (rest & LOW | MORE);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    /** The number doubled, or if negative doubled, negated and less one. */
    FrameBytes signed(long number) {
        return unsigned(number << 1 ^ number >> 63);
    }

    FrameBytes raw(byte[] from, int begin, int end) {
        reserve(end - begin);
        System.arraycopy(from, begin, bytes, length, end - begin);
        length += end - begin;
        return this;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
