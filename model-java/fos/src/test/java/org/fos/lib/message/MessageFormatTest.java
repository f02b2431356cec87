package org.fos.lib.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;
import java.util.List;

class MessageFormatTest {
    private record Percent(int value) {
        Percent {
            if (value > 100) {
                throw new IllegalArgumentException("percent must be in 0..100, value=" + value);
            }
        }
    }

    private enum PercentSerializer implements Serializer<Percent> {
        INSTANCE;

        @Override
        public void write(MessageWriter writer, Percent value) {
            writer.uint8(value.value());
        }

        @Override
        public Percent read(MessageReader reader) {
            return new Percent(reader.uint8());
        }
    }

    private static MessageReader reader(String hex) {
        return new MessageReader(HexFormat.ofDelimiter(" ").parseHex(hex));
    }

    @Test
    void integersTravelLittleEndianAndStringsAfterTheirLengthInBytes() {
        byte[] message =
                new MessageWriter()
                        .int8((byte) -1)
                        .uint8(200)
                        .uint16(0xABCD)
                        .int32(1)
                        .int64(0x0102030405060708L)
                        .bool(true)
                        .string("é")
                        .bytes(new byte[] {7})
                        .toBytes();
        assertEquals(
                "ff c8 cd ab 01 00 00 00 08 07 06 05 04 03 02 01 01"
                        + " 02 00 00 00 c3 a9 01 00 00 00 07",
                HexFormat.ofDelimiter(" ").formatHex(message));
    }

    @Test
    void whatWasTakenFromAWriterStaysAsItWas() {
        MessageWriter writer = new MessageWriter().uint8(1);
        byte[] taken = writer.toBytes();
        writer.uint8(2);
        assertArrayEquals(new byte[] {1}, taken);
        assertArrayEquals(new byte[] {1, 2}, writer.toBytes());
    }

    @Test
    void unsignedValuesOutOfRangeAreTheCallersError() {
        MessageWriter writer = new MessageWriter();
        assertEquals(
                "uint8 must be in 0..255, value=256",
                assertThrows(IllegalArgumentException.class, () -> writer.uint8(256)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> writer.uint8(-1));
        assertThrows(IllegalArgumentException.class, () -> writer.uint16(0x1_0000));
        assertThrows(IllegalArgumentException.class, () -> writer.uint32(0x1_0000_0000L));
        assertEquals(0, writer.toBytes().length);
    }

    @Test
    void halfOfASurrogatePairIsTheCallersError() {
        assertThrows(IllegalArgumentException.class, () -> new MessageWriter().string("\uD800"));
    }

    @Test
    void aLengthThatTheMessageCannotHoldIsNotBelieved() {
        MessageFormatException refusal =
                assertThrows(
                        MessageFormatException.class,
                        () -> reader("ff ff ff 7f 00 00 00 00").int64s());
        assertEquals(0, refusal.offset());
        assertEquals("length 2147483647 with 4 bytes left", refusal.got());
        assertEquals("array of int64 with elements of 8 bytes", refusal.expected());
        assertThrows(MessageFormatException.class, () -> reader("ff ff ff ff 00").bytes());
    }

    @Test
    void aTruthValueIsZeroOrOne() {
        MessageReader reader = reader("01 00 02");
        assertEquals(List.of(true, false), List.of(reader.bool(), reader.bool()));
        MessageFormatException refusal = assertThrows(MessageFormatException.class, reader::bool);
        assertEquals(2, refusal.offset());
        assertEquals("byte 2", refusal.got());
        assertEquals("bool (0 or 1)", refusal.expected());
    }

    @Test
    void malformedUtf8IsRefusedAtTheByteWhereItBegins() {
        MessageFormatException refusal =
                assertThrows(
                        MessageFormatException.class,
                        () -> reader("03 00 00 00 61 c3 61").string());
        assertEquals(5, refusal.offset());
        assertEquals("malformed UTF-8", refusal.got());
    }

    @Test
    void aValueItsConstructorRefusesIsAMalformedMessage() {
        assertEquals(new Percent(100), reader("64").value(PercentSerializer.INSTANCE));
        MessageReader reader = reader("00 65");
        reader.uint8();
        MessageFormatException refusal =
                assertThrows(
                        MessageFormatException.class,
                        () -> reader.value(PercentSerializer.INSTANCE));
        assertEquals(
                "malformed message at byte 1: got a refused value (percent must be in 0..100,"
                        + " value=101), expected what PercentSerializer writes",
                refusal.getMessage());
    }
}
