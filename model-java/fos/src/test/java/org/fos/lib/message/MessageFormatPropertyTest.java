package org.fos.lib.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

class MessageFormatPropertyTest {
    private static final int TRIES = 500;

    /** A value of one of the wire types, with the pair of methods that carry it. */
    record Typed(
            Object value,
            BiConsumer<MessageWriter, Object> write,
            Function<MessageReader, ?> read) {
        byte[] encoded() {
            MessageWriter writer = new MessageWriter();
            write.accept(writer, value);
            return writer.toBytes();
        }
    }

    private enum NameSerializer implements Serializer<String> {
        INSTANCE;

        @Override
        public void write(MessageWriter writer, String value) {
            writer.string(value);
        }

        @Override
        public String read(MessageReader reader) {
            return reader.string();
        }
    }

    @Property(tries = TRIES)
    void everySequenceOfValuesIsReadBackAsWritten(@ForAll("sequences") List<Typed> sequence) {
        MessageWriter writer = new MessageWriter();
        sequence.forEach(typed -> typed.write().accept(writer, typed.value()));
        MessageReader reader = new MessageReader(writer.toBytes());
        for (Typed typed : sequence) {
            Object got = typed.read().apply(reader);
            assertTrue(
                    Arrays.deepEquals(new Object[] {typed.value()}, new Object[] {got}),
                    () -> "wrote " + typed.value() + ", read " + got);
        }
        reader.end();
        assertEquals(0, reader.remaining());
    }

    @Property(tries = TRIES)
    void aTruncatedValueIsRefusedWithItsPlaceAndType(
            @ForAll("values") Typed typed, @ForAll int cutAnywhere) {
        byte[] whole = typed.encoded();
        int cut = Math.floorMod(cutAnywhere, whole.length);
        MessageReader reader = new MessageReader(Arrays.copyOf(whole, cut));
        MessageFormatException refusal =
                assertThrows(MessageFormatException.class, () -> typed.read().apply(reader));
        assertTrue(refusal.offset() >= 0 && refusal.offset() <= cut, refusal::getMessage);
        assertFalse(refusal.expected().isBlank());
        assertEquals(
                "malformed message at byte %d: got %s, expected %s"
                        .formatted(refusal.offset(), refusal.got(), refusal.expected()),
                refusal.getMessage());
    }

    @Property(tries = TRIES)
    void trailingBytesAreRefusedWhereTheMessageShouldHaveEnded(
            @ForAll("values") Typed typed, @ForAll byte extra) {
        byte[] whole = typed.encoded();
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        longer[whole.length] = extra;
        MessageReader reader = new MessageReader(longer);
        assertNotNull(typed.read().apply(reader));
        MessageFormatException refusal = assertThrows(MessageFormatException.class, reader::end);
        assertEquals(whole.length, refusal.offset());
        assertEquals("1 more bytes", refusal.got());
        assertEquals("the end of the message", refusal.expected());
    }

    @Property(tries = TRIES)
    void randomBytesAreReadOrRefusedAndNothingElse(
            @ForAll byte[] bytes, @ForAll("sequences") List<Typed> types) {
        MessageReader reader = new MessageReader(bytes);
        int offset = 0;
        for (Typed type : types) {
            try {
                assertNotNull(type.read().apply(reader));
            } catch (MessageFormatException refusal) {
                assertTrue(refusal.offset() >= offset && refusal.offset() <= bytes.length);
                return;
            }
            assertTrue(reader.offset() > offset);
            offset = reader.offset();
        }
    }

    @Provide
    Arbitrary<List<Typed>> sequences() {
        return values().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<Typed> values() {
        return Arbitraries.oneOf(
                typed(Arbitraries.bytes(), MessageWriter::int8, MessageReader::int8),
                typed(Arbitraries.shorts(), MessageWriter::int16, MessageReader::int16),
                typed(Arbitraries.integers(), MessageWriter::int32, MessageReader::int32),
                typed(Arbitraries.longs(), MessageWriter::int64, MessageReader::int64),
                typed(uint8(), MessageWriter::uint8, MessageReader::uint8),
                typed(uint16(), MessageWriter::uint16, MessageReader::uint16),
                typed(uint32(), MessageWriter::uint32, MessageReader::uint32),
                typed(Arbitraries.of(true, false), MessageWriter::bool, MessageReader::bool),
                typed(strings(), MessageWriter::string, MessageReader::string),
                typed(
                        Arbitraries.bytes().array(byte[].class),
                        MessageWriter::bytes,
                        MessageReader::bytes),
                typed(
                        Arbitraries.shorts().array(short[].class),
                        MessageWriter::int16s,
                        MessageReader::int16s),
                typed(
                        Arbitraries.integers().array(int[].class),
                        MessageWriter::int32s,
                        MessageReader::int32s),
                typed(
                        Arbitraries.longs().array(long[].class),
                        MessageWriter::int64s,
                        MessageReader::int64s),
                typed(uint16().array(int[].class), MessageWriter::uint16s, MessageReader::uint16s),
                typed(uint32().array(long[].class), MessageWriter::uint32s, MessageReader::uint32s),
                typed(
                        Arbitraries.of(true, false).array(boolean[].class),
                        MessageWriter::bools,
                        MessageReader::bools),
                typed(
                        strings(),
                        (writer, value) -> writer.value(value, NameSerializer.INSTANCE),
                        reader -> reader.value(NameSerializer.INSTANCE)),
                typed(
                        strings().list(),
                        (writer, value) -> writer.list(value, NameSerializer.INSTANCE),
                        reader -> reader.list(NameSerializer.INSTANCE)));
    }

    /** All of Unicode that has an encoding: surrogates only in pairs. */
    private static Arbitrary<String> strings() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(20)
                .map(
                        points -> {
                            StringBuilder text = new StringBuilder();
                            points.forEach(text::appendCodePoint);
                            return text.toString();
                        });
    }

    private static Arbitrary<Integer> uint8() {
        return Arbitraries.integers().between(0, 0xFF);
    }

    private static Arbitrary<Integer> uint16() {
        return Arbitraries.integers().between(0, 0xFFFF);
    }

    private static Arbitrary<Long> uint32() {
        return Arbitraries.longs().between(0, 0xFFFF_FFFFL);
    }

    @SuppressWarnings("unchecked") // the writer is only ever given values of its own arbitrary
    private static <T> Arbitrary<Typed> typed(
            Arbitrary<T> values,
            BiConsumer<MessageWriter, T> write,
            Function<MessageReader, T> read) {
        return values.map(
                value -> new Typed(value, (BiConsumer<MessageWriter, Object>) write, read));
    }
}
