package org.fos.lib.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads the body of a message, value by value, in the order in which {@link MessageWriter} wrote
 * them. Bytes that cannot have been written so raise a {@link MessageFormatException}, and a length
 * is believed only if that many bytes can follow, so no message makes its reader claim memory that
 * the message does not have.
 */
public final class MessageReader {
    private final byte[] bytes;
    private int offset;

    /** Reads {@code bytes} from their start; they must not change meanwhile. */
    public MessageReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Where the next value begins, in bytes from the start of the message. */
    public int offset() {
        return offset;
    }

    /** How many bytes are still to be read. */
    public int remaining() {
        return bytes.length - offset;
    }

    /** Reads a signed integer of one byte. */
    public byte int8() {
        return (byte) littleEndian(Byte.BYTES, "int8");
    }

    /** Reads a signed integer of two bytes. */
    public short int16() {
        return (short) littleEndian(Short.BYTES, "int16");
    }

    /** Reads a signed integer of four bytes. */
    public int int32() {
        return (int) littleEndian(Integer.BYTES, "int32");
    }

    /** Reads an integer of eight bytes. */
    public long int64() {
        return littleEndian(Long.BYTES, "int64");
    }

    /** Reads an unsigned integer of one byte, 0..255. */
    public int uint8() {
        return (int) littleEndian(Byte.BYTES, "uint8");
    }

    /** Reads an unsigned integer of two bytes, 0..65535. */
    public int uint16() {
        return (int) littleEndian(Short.BYTES, "uint16");
    }

    /** Reads an unsigned integer of four bytes, 0..2<sup>32</sup>-1. */
    public long uint32() {
        return littleEndian(Integer.BYTES, "uint32");
    }

    /** Reads a truth value. */
    public boolean bool() {
        int start = offset;
        int value = (int) littleEndian(Byte.BYTES, "bool");
        if (value > 1) {
            throw new MessageFormatException(start, "byte " + value, "bool (0 or 1)");
        }
        return value == 1;
    }

    /** Reads a string. */
    public String string() {
        int length = count(Byte.BYTES, "string");
        ByteBuffer utf8 = ByteBuffer.wrap(bytes, offset, length);
        try {
            String value = StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
            offset += length;
            return value;
        } catch (CharacterCodingException e) {
            throw new MessageFormatException(utf8.position(), "malformed UTF-8", "string");
        }
    }

    /** Reads a run of bytes. */
    public byte[] bytes() {
        int length = count(Byte.BYTES, "bytes");
        byte[] values = new byte[length];
        System.arraycopy(bytes, offset, values, 0, length);
        offset += length;
        return values;
    }

    /** Reads an array of signed integers of two bytes. */
    public short[] int16s() {
        short[] values = new short[count(Short.BYTES, "array of int16")];
        for (int i = 0; i < values.length; i++) {
            values[i] = int16();
        }
        return values;
    }

    /** Reads an array of signed integers of four bytes. */
    public int[] int32s() {
        int[] values = new int[count(Integer.BYTES, "array of int32")];
        for (int i = 0; i < values.length; i++) {
            values[i] = int32();
        }
        return values;
    }

    /** Reads an array of integers of eight bytes. */
    public long[] int64s() {
        long[] values = new long[count(Long.BYTES, "array of int64")];
        for (int i = 0; i < values.length; i++) {
            values[i] = int64();
        }
        return values;
    }

    /** Reads an array of unsigned integers of two bytes, each 0..65535. */
    public int[] uint16s() {
        int[] values = new int[count(Short.BYTES, "array of uint16")];
        for (int i = 0; i < values.length; i++) {
            values[i] = uint16();
        }
        return values;
    }

    /** Reads an array of unsigned integers of four bytes, each 0..2<sup>32</sup>-1. */
    public long[] uint32s() {
        long[] values = new long[count(Integer.BYTES, "array of uint32")];
        for (int i = 0; i < values.length; i++) {
            values[i] = uint32();
        }
        return values;
    }

    /** Reads an array of truth values. */
    public boolean[] bools() {
        boolean[] values = new boolean[count(Byte.BYTES, "array of bool")];
        for (int i = 0; i < values.length; i++) {
            values[i] = bool();
        }
        return values;
    }

    /**
     * Reads a value as its serializer says.
     *
     * @throws MessageFormatException also if the bytes give arguments that the value's constructor
     *     refuses
     */
    public <T> T value(Serializer<T> serializer) {
        int start = offset;
        try {
            return serializer.read(this);
        } catch (IllegalArgumentException e) {
            throw (MessageFormatException)
                    new MessageFormatException(
                                    start,
                                    "a refused value (" + e.getMessage() + ")",
                                    "what " + serializer.getClass().getSimpleName() + " writes")
                            .initCause(e);
        }
    }

    /**
     * Reads a list, each element as the serializer says. Each element must take at least one byte.
     */
    public <T> List<T> list(Serializer<T> serializer) {
        int count = count(Byte.BYTES, "list");
        List<T> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(serializer));
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * Says that the message ends here.
     *
     * @throws MessageFormatException if bytes are left over
     */
    public void end() {
        if (remaining() != 0) {
            throw new MessageFormatException(
                    offset, remaining() + " more bytes", "the end of the message");
        }
    }

    private int count(int elementBytes, String what) {
        int start = offset;
        long count = littleEndian(Integer.BYTES, "length of " + what);
        if (count * elementBytes > remaining()) {
            throw new MessageFormatException(
                    start,
                    "length " + count + " with " + remaining() + " bytes left",
                    what + " with elements of " + elementBytes + " bytes");
        }
        return (int) count;
    }

    /** Reads an unsigned integer; a narrowing cast gives the signed one. */
    private long littleEndian(int widthBytes, String what) {
        if (remaining() < widthBytes) {
            throw new MessageFormatException(
                    offset, remaining() + " bytes left", what + " of " + widthBytes + " bytes");
        }
        long value = 0;
        for (int i = 0; i < widthBytes; i++) {
            value |= (bytes[offset++] & 0xFFL) << (Byte.SIZE * i);
        }
        return value;
    }
}
