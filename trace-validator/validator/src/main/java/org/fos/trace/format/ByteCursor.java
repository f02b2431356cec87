package org.fos.trace.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A place in the bytes of JSON, and how to move over its tokens eight bytes at a time. It knows
 * plain JSON only: no white space, strings of printable ASCII without escapes, integers of up to
 * fifteen digits. What is not plain it does not move over, and says so; others read that. The bytes
 * must end with eight zeros.
 */
final class ByteCursor {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long ZEROS = ONES * '0';
    private static final long ABOVE_NINE = ONES * (0x7F - 9);
    private static final long[] TENS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
    };
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int MOST_DIGITS = 15;

    /** Strings of the same length up to this one have the same hash code only if they are equal. */
    static final int TOLD_BY_HASH = 8;

    byte[] bytes = new byte[8];
    int at;

    /** The content of the string last moved over, without its quotes, and its hash code. */
    int from;

    int to;
    long hash;

    /** The integer last moved over. */
    long number;

    void begin(byte[] content, int place) {
        bytes = content;
        at = place;
    }

    static long word(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    byte current() {
        return bytes[at];
    }

    /** Moves over one byte if it is this one. */
    boolean skip(char ascii) {
        if (bytes[at] == ascii) {
            at++;
            return true;
        }
        return false;
    }

    /** Marks the bytes that do not simply belong to a string; the lowest mark is right. */
    private static long ends(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        return ((quote - ONES) & ~quote & HIGH)
                | ((backslash - ONES) & ~backslash & HIGH)
                | ((word - SPACES) & ~word & HIGH)
                | (word & HIGH);
    }

    /** Moves over a string. */
    boolean string() {
        if (bytes[at] != '"') {
            return false;
        }
        int i = at + 1;
        long mixed = 0;
        long word = word(bytes, i);
        long ends = ends(word);
        while (ends == 0) {
            mixed = (mixed ^ word) * SPREAD;
            mixed ^= mixed >>> 32;
            i += 8;
            word = word(bytes, i);
            ends = ends(word);
        }
        int last = Long.numberOfTrailingZeros(ends) >>> 3;
        if (bytes[i + last] != '"') {
            return false;
        }
        if (last > 0) {
            mixed = (mixed ^ (word & (-1L >>> (64 - 8 * last)))) * SPREAD;
        }
        from = at + 1;
        to = i + last;
        at = to + 1;
        mixed = (mixed ^ (to - from)) * SPREAD;
        hash = mixed ^ (mixed >>> 29);
        return true;
    }

    /**
     * The bytes behind a quote up to the next byte that does not simply belong to a string, and
     * that one: of a string of up to seven bytes all but its first quote. Of a longer one, or of
     * what is no string, it is nothing that a short string has.
     */
    static long shortText(byte[] bytes, int at) {
        if (bytes[at] != '"') {
            return 0;
        }
        long word = word(bytes, at + 1);
        long ends = ends(word);
        return ends == 0 ? 0 : word & (((ends & -ends) << 1) - 1);
    }

    /** The bytes of a string, with both its quotes, whose short text this is. */
    static int shortLength(long text) {
        return 1 + Long.BYTES - (Long.numberOfLeadingZeros(text) >>> 3);
    }

    /** How many digits come first in eight bytes, from 0 to 8. */
    static int digits(long word) {
        long digits = word ^ ZEROS;
        // A byte above nine gets its highest bit; no byte carries into the next one.
        return Long.numberOfTrailingZeros((((digits & ~HIGH) + ABOVE_NINE) | digits) & HIGH) >>> 3;
    }

    /** The number that so many digits at the beginning of eight bytes are, from 1 to 8. */
    static long number(long word, int count) {
        return eight((word ^ ZEROS) << (Long.SIZE - Byte.SIZE * count));
    }

    /** Whether a byte may follow a number. */
    static boolean endsNumber(byte next) {
        return next == ',' || next == '}' || next == ']';
    }

    static long mixed(long word) {
        return word * SPREAD;
    }

    /** Moves over an integer; what follows it is for the caller to look at. */
    boolean integer() {
        int i = at;
        boolean negative = bytes[i] == '-';
        if (negative) {
            i++;
        }
        int first = i;
        long value = 0;
        int count;
        do {
            long word = word(bytes, i);
            count = digits(word);
            if (count > 0) {
                value = value * TENS[count] + number(word, count);
            }
            i += count;
        } while (count == Long.BYTES && i - first <= MOST_DIGITS);
        int digits = i - first;
        if (digits == 0 || digits > MOST_DIGITS) {
            return false;
        }
        if (bytes[first] == '0' && (digits > 1 || negative)) {
            return false;
        }
        if (!endsNumber(bytes[i])) {
            return false;
        }
        number = negative ? -value : value;
        at = i;
        return true;
    }

    /** The number of eight digits, the first in the lowest byte. */
    private static long eight(long digits) {
        long pairs = digits * 10 + (digits >>> 8);
        return ((pairs & 0x000000FF000000FFL) * 0x000F424000000064L
                        + ((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L)
                >>> 32;
    }

    /** Moves over these bytes if they stand here. */
    boolean literal(byte[] expected) {
        int end = at + expected.length;
        if (end > bytes.length
                || !java.util.Arrays.equals(bytes, at, end, expected, 0, expected.length)) {
            return false;
        }
        at = end;
        return true;
    }

    /** Moves over an array of strings. */
    boolean strings() {
        if (!skip('[')) {
            return false;
        }
        if (skip(']')) {
            return true;
        }
        do {
            if (!string()) {
                return false;
            }
        } while (skip(','));
        return skip(']');
    }
}
