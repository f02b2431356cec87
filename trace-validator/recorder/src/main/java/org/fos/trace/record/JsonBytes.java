package org.fos.trace.record;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of UTF-8 JSON; it knows how the trace format encodes a value. */
final class JsonBytes {
    /** The largest integer that every JSON reader keeps exactly. */
    private static final long MAX_EXACT = (1L << 53) - 1;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BIG_OPEN = "{\"#bigint\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BIG_CLOSE = "\"}".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    JsonBytes() {
        this(256);
    }

    JsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** Writes what ends in a line feed as a line. */
    void writeLineTo(BinaryTraceWriter out) throws IOException {
        out.line(bytes, 0, length - 1);
    }

    JsonBytes put(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    JsonBytes raw(byte[] encoded) {
        return raw(encoded, encoded.length);
    }

    JsonBytes raw(JsonBytes other) {
        return raw(other.bytes, other.length);
    }

    private JsonBytes raw(byte[] encoded, int count) {
        reserve(count);
        System.arraycopy(encoded, 0, bytes, length, count);
        length += count;
        return this;
    }

    /** Writes {@code "name":}, after a comma unless an object has just been opened. */
    JsonBytes field(String name) {
        return separate().string(name).put(':');
    }

    /** Writes a comma unless an object or array has just been opened. */
    JsonBytes separate() {
        if (length > 0 && bytes[length - 1] != '{' && bytes[length - 1] != '[') {
            put(',');
        }
        return this;
    }

    JsonBytes value(Object value) {
        return switch (value) {
            case TraceValue v -> raw(v.json());
            case String s -> string(s);
            case Boolean b -> raw(b ? TRUE : FALSE);
            case Integer i -> number(i);
            case Long l -> integer(l);
            case BigInteger b -> b.bitLength() < 64 ? integer(b.longValueExact()) : big(b);
            default ->
                    throw new IllegalArgumentException(
                            "cannot encode a "
                                    + value.getClass().getName()
                                    + "; a value is a Boolean, Integer, Long, BigInteger, String"
                                    + " or TraceValue, value="
                                    + value);
        };
    }

    private JsonBytes integer(long number) {
        return number >= -MAX_EXACT && number <= MAX_EXACT
                ? number(number)
                : big(BigInteger.valueOf(number));
    }

    private JsonBytes big(BigInteger number) {
        return raw(BIG_OPEN)
                .raw(number.toString().getBytes(StandardCharsets.US_ASCII))
                .raw(BIG_CLOSE);
    }

    /** Writes a number in decimal. */
    JsonBytes number(long number) {
        if (number < 0) {
            return raw(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
        }
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        reserve(digits);
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Writes a quoted string; an unpaired surrogate, which UTF-8 cannot hold, is refused. */
    JsonBytes string(String text) {
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (Character.isSurrogate(c)) {
                supplementary(text, i++);
            } else {
                basic(c);
            }
        }
        return put('"');
    }

    private void ascii(char c) {
        reserve(6);
        if (c == '"' || c == '\\') {
            bytes[length++] = '\\';
            bytes[length++] = (byte) c;
        } else if (c >= 0x20) {
            bytes[length++] = (byte) c;
        } else {
            bytes[length++] = '\\';
            bytes[length++] = 'u';
            bytes[length++] = '0';
            bytes[length++] = '0';
            bytes[length++] = HEX[c >> 4];
            bytes[length++] = HEX[c & 15];
        }
    }

    private void basic(char c) {
        reserve(3);
        if (c < 0x800) {
            bytes[length++] = (byte) (0xc0 | c >> 6);
        } else {
            bytes[length++] = (byte) (0xe0 | c >> 12);
            bytes[length++] = (byte) (0x80 | c >> 6 & 0x3f);
        }
        bytes[length++] = (byte) (0x80 | c & 0x3f);
    }

    private void supplementary(String text, int index) {
        int point = text.codePointAt(index);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw new IllegalArgumentException(
                    "unpaired surrogate \\u%04x at index %d of a string of length %d"
                            .formatted(point, index, text.length()));
        }
        reserve(4);
        bytes[length++] = (byte) (0xf0 | point >> 18);
        bytes[length++] = (byte) (0x80 | point >> 12 & 0x3f);
        bytes[length++] = (byte) (0x80 | point >> 6 & 0x3f);
        bytes[length++] = (byte) (0x80 | point & 0x3f);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
