package org.fos.lib.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes the body of a message: integers little-endian in the width their name says, strings,
 * arrays and lists after their length as an {@code int32}. Each method appends one value and
 * returns this writer. {@link MessageReader} has the method of the same name that reads it back.
 */
public final class MessageWriter {
    private static final int INITIAL_CAPACITY_BYTES = 64;

    private byte[] bytes = new byte[INITIAL_CAPACITY_BYTES];
    private int sizeBytes;

    /** Appends a signed integer of one byte. */
    public MessageWriter int8(byte value) {
        return littleEndian(value, Byte.BYTES);
    }

    /** Appends a signed integer of two bytes. */
    public MessageWriter int16(short value) {
        return littleEndian(value, Short.BYTES);
    }

    /** Appends a signed integer of four bytes. */
    public MessageWriter int32(int value) {
        return littleEndian(value, Integer.BYTES);
    }

    /** Appends an integer of eight bytes; an unsigned one travels as the same 64 bits. */
    public MessageWriter int64(long value) {
        return littleEndian(value, Long.BYTES);
    }

    /**
     * Appends an unsigned integer of one byte.
     *
     * @throws IllegalArgumentException if {@code value} is not in 0..255
     */
    public MessageWriter uint8(int value) {
        return littleEndian(inRange(value, 0xFF, "uint8"), Byte.BYTES);
    }

    /**
     * Appends an unsigned integer of two bytes.
     *
     * @throws IllegalArgumentException if {@code value} is not in 0..65535
     */
    public MessageWriter uint16(int value) {
        return littleEndian(inRange(value, 0xFFFF, "uint16"), Short.BYTES);
    }

    /**
     * Appends an unsigned integer of four bytes.
     *
     * @throws IllegalArgumentException if {@code value} is not in 0..2<sup>32</sup>-1
     */
    public MessageWriter uint32(long value) {
        return littleEndian(inRange(value, 0xFFFF_FFFFL, "uint32"), Integer.BYTES);
    }

    /** Appends a truth value: one byte, 0 or 1. */
    public MessageWriter bool(boolean value) {
        return littleEndian(value ? 1 : 0, Byte.BYTES);
    }

    /**
     * Appends a string: its length in bytes, then its characters in UTF-8.
     *
     * @throws IllegalArgumentException if it holds half of a surrogate pair, which UTF-8 cannot say
     */
    public MessageWriter string(String value) {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            int length = utf8.remaining();
            int32(length);
            reserve(length);
            utf8.get(bytes, sizeBytes, length);
            sizeBytes += length;
            return this;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "string must be well-formed UTF-16, string=" + value, e);
        }
    }

    /** Appends a run of bytes after its length. */
    public MessageWriter bytes(byte[] values) {
        int32(values.length);
        reserve(values.length);
        System.arraycopy(values, 0, bytes, sizeBytes, values.length);
        sizeBytes += values.length;
        return this;
    }

    /** Appends an array of signed integers of two bytes after its length. */
    public MessageWriter int16s(short[] values) {
        int32(values.length);
        for (short value : values) {
            int16(value);
        }
        return this;
    }

    /** Appends an array of signed integers of four bytes after its length. */
    public MessageWriter int32s(int[] values) {
        int32(values.length);
        for (int value : values) {
            int32(value);
        }
        return this;
    }

    /** Appends an array of integers of eight bytes after its length. */
    public MessageWriter int64s(long[] values) {
        int32(values.length);
        for (long value : values) {
            int64(value);
        }
        return this;
    }

    /**
     * Appends an array of unsigned integers of two bytes after its length.
     *
     * @throws IllegalArgumentException if an element is not in 0..65535
     */
    public MessageWriter uint16s(int[] values) {
        int32(values.length);
        for (int value : values) {
            uint16(value);
        }
        return this;
    }

    /**
     * Appends an array of unsigned integers of four bytes after its length.
     *
     * @throws IllegalArgumentException if an element is not in 0..2<sup>32</sup>-1
     */
    public MessageWriter uint32s(long[] values) {
        int32(values.length);
        for (long value : values) {
            uint32(value);
        }
        return this;
    }

    /** Appends an array of truth values after its length. */
    public MessageWriter bools(boolean[] values) {
        int32(values.length);
        for (boolean value : values) {
            bool(value);
        }
        return this;
    }

    /** Appends a value as its serializer says. */
    public <T> MessageWriter value(T value, Serializer<T> serializer) {
        serializer.write(this, value);
        return this;
    }

    /**
     * Appends a list after its length, each element as the serializer says. Each element must take
     * at least one byte.
     */
    public <T> MessageWriter list(List<T> values, Serializer<T> serializer) {
        int32(values.size());
        for (T value : values) {
            serializer.write(this, value);
        }
        return this;
    }

    /** What has been written so far; later writes do not change it. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, sizeBytes);
    }

    private MessageWriter littleEndian(long value, int widthBytes) {
        reserve(widthBytes);
        for (int i = 0; i < widthBytes; i++) {
            bytes[sizeBytes++] = (byte) (value >>> (Byte.SIZE * i));
        }
        return this;
    }

    private void reserve(int moreBytes) {
        int neededBytes = Math.addExact(sizeBytes, moreBytes);
        if (neededBytes > bytes.length) {
            int doubledBytes = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, Math.max(neededBytes, doubledBytes));
        }
    }

    private static long inRange(long value, long max, String type) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(type + " must be in 0.." + max + ", value=" + value);
        }
        return value;
    }
}
