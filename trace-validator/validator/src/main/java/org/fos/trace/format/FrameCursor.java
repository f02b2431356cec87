package org.fos.trace.format;

/** A place in a frame of the binary form. The bytes must go on for ten behind the frame's end. */
final class FrameCursor {
    private static final int BITS = 7;
    private static final int MOST_BITS = 56;

    byte[] bytes = new byte[0];
    int at;
    int end;

    void begin(byte[] content, int from, int to) {
        bytes = content;
        at = from;
        end = to;
    }

    boolean atEnd() {
        return at == end;
    }

    /** Reads a number from 0; -1 if it does not end within the frame, or is too large. */
    long unsigned() {
        if (at >= end) {
            return -1;
        }
        byte first = bytes[at++];
        return first >= 0 ? first : more(first & 0x7f);
    }

    private long more(long low) {
        long number = low;
        for (int shift = BITS; shift <= MOST_BITS; shift += BITS) {
            if (at >= end) {
                return -1;
            }
            byte next = bytes[at++];
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        return -1;
    }

    /** The number of which {@link #unsigned} read the doubled form. */
    static long signed(long read) {
        return read >>> 1 ^ -(read & 1);
    }

    /** Reads the length of what follows; -1 if that does not lie in the frame. */
    int length() {
        long length = unsigned();
        return length < 0 || length > end - at ? -1 : (int) length;
    }
}
