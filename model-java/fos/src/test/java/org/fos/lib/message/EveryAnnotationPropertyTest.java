package org.fos.lib.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.fos.lib.message.rpc.EveryAnnotationMessages;
import org.fos.lib.message.rpc.EveryAnnotationMessages.Message;

import java.util.Arrays;

/** What stubs make of each annotation, on the wire and back. */
class EveryAnnotationPropertyTest {
    private static final int TRIES = 1000;

    @Property(tries = TRIES)
    void everyMessageIsDecodedAsItWasEncoded(@ForAll("messages") Message message) {
        Message decoded = EveryAnnotationMessages.decode(message.messageType(), message.encode());
        assertEquals(message, decoded);
        assertEquals(message.hashCode(), decoded.hashCode());
        assertEquals(message.toString(), decoded.toString());
    }

    @Property(tries = TRIES)
    void aMessageWithAByteMoreOrLessIsRefused(@ForAll("messages") Message message) {
        byte[] body = message.encode();
        refused(message.messageType(), Arrays.copyOf(body, body.length + 1));
        if (body.length > 0) {
            refused(message.messageType(), Arrays.copyOf(body, body.length - 1));
        }
    }

    @Property(tries = TRIES)
    void randomBytesAreDecodedOrRefusedAndNothingElse(
            @ForAll("messages") Message message, @ForAll byte[] body) {
        decodedOrRefused(message.messageType(), body);
    }

    @Property(tries = TRIES)
    void aMessageWithOneByteChangedIsDecodedOrRefusedAndNothingElse(
            @ForAll("messages") Message message, @ForAll int where, @ForAll byte changed) {
        byte[] body = message.encode();
        if (body.length > 0) {
            body[Math.floorMod(where, body.length)] = changed;
        }
        decodedOrRefused(message.messageType(), body);
    }

    @Example
    void messagesAreEqualByTheContentOfTheirArrays() {
        var one = new EveryAnnotationMessages.ReverseRequest(new byte[] {1, 2});
        assertEquals(one, new EveryAnnotationMessages.ReverseRequest(new byte[] {1, 2}));
        assertNotEquals(one, new EveryAnnotationMessages.ReverseRequest(new byte[] {1, 3}));
        assertEquals("ReverseRequest[[1, 2]]", one.toString());
    }

    @Example
    void aValueOutOfItsCTypeIsTheCallersError() {
        var tooLarge = new EveryAnnotationMessages.CountersRequest(256, (short) 0, 0);
        assertThrows(IllegalArgumentException.class, tooLarge::encode);
    }

    @Example
    void messageTypesAreNumberedInTheOrderOfTheHeader() {
        assertEquals(4000, EveryAnnotationMessages.SERVICE_ID);
        assertEquals(4000 * 256, EveryAnnotationMessages.INTEGERS);
        assertEquals(4000 * 256 + 1, EveryAnnotationMessages.INTEGERS_REPLY);
        assertEquals(4000 * 256 + 2, EveryAnnotationMessages.PLAIN);
        assertEquals(4000 * 256 + 20, EveryAnnotationMessages.NOTHING);
        assertEquals("notifyAll", EveryAnnotationMessages.name(4000 * 256 + 18));
        assertEquals("nothing reply", EveryAnnotationMessages.name(4000 * 256 + 21));
    }

    private static void decodedOrRefused(int messageType, byte[] body) {
        Message decoded;
        try {
            decoded = EveryAnnotationMessages.decode(messageType, body);
        } catch (MessageFormatException refusal) {
            assertTrue(refusal.offset() <= body.length, refusal::getMessage);
            return;
        }
        assertEquals(messageType, decoded.messageType());
        assertTrue(Arrays.equals(body, decoded.encode()), "another body has the same meaning");
    }

    private static void refused(int messageType, byte[] body) {
        assertThrows(
                MessageFormatException.class,
                () -> EveryAnnotationMessages.decode(messageType, body));
    }

    @Provide
    Arbitrary<Message> messages() {
        return Arbitraries.oneOf(numbers(), texts(), arrays(), fractions(), others());
    }

    private static Arbitrary<Message> numbers() {
        Arbitrary<Byte> int8 = Arbitraries.bytes();
        Arbitrary<Short> int16 = Arbitraries.shorts();
        Arbitrary<Integer> int32 = Arbitraries.integers();
        Arbitrary<Long> int64 = Arbitraries.longs();
        Arbitrary<Integer> uint8 = Arbitraries.integers().between(0, 0xFF);
        Arbitrary<Integer> uint16 = Arbitraries.integers().between(0, 0xFFFF);
        Arbitrary<Long> uint32 = Arbitraries.longs().between(0, 0xFFFF_FFFFL);
        Arbitrary<Boolean> bool = Arbitraries.of(true, false);
        Arbitrary<EveryAnnotationMessages.PlainRequest> plain =
                Combinators.combine(int8, uint8, int16, uint16, int32, uint32, int64, int64)
                        .as(EveryAnnotationMessages.PlainRequest::new);
        return Arbitraries.oneOf(
                plain,
                Combinators.combine(plain, int64, bool).as(EveryAnnotationPropertyTest::integers),
                int64.map(EveryAnnotationMessages.IntegersReply::new),
                int64.map(EveryAnnotationMessages.PlainReply::new),
                Combinators.combine(uint8, int16, uint32)
                        .as(EveryAnnotationMessages.CountersRequest::new),
                Combinators.combine(bool, uint8, int16, uint32, int64, bool)
                        .as(EveryAnnotationMessages.CountersReply::new),
                int32.map(EveryAnnotationMessages.ByReferenceRequest::new),
                uint32.map(EveryAnnotationMessages.ArraysReply::new));
    }

    /** All widths of {@code plain} and two more: a combinator takes eight at most. */
    private static EveryAnnotationMessages.IntegersRequest integers(
            EveryAnnotationMessages.PlainRequest p, long i, boolean j) {
        return new EveryAnnotationMessages.IntegersRequest(
                p.a(), p.b(), p.c(), p.d(), p.e(), p.f(), p.g(), p.h(), i, j);
    }

    private static Arbitrary<Message> texts() {
        Arbitrary<String> strings =
                Arbitraries.strings().withCharRange('\0', '\uD7FF').ofMaxLength(12);
        return Arbitraries.oneOf(
                Combinators.combine(strings, strings).as(EveryAnnotationMessages.GreetRequest::new),
                Combinators.combine(strings, strings, strings)
                        .as(EveryAnnotationMessages.GreetReply::new),
                Combinators.combine(strings, Arbitraries.integers())
                        .as(EveryAnnotationMessages.NotifyAllRequest::new));
    }

    private static Arbitrary<Message> arrays() {
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(6);
        Arbitrary<int[]> uint16s =
                Arbitraries.integers().between(0, 0xFFFF).array(int[].class).ofMaxSize(6);
        return Arbitraries.oneOf(
                Combinators.combine(
                                bytes,
                                bytes,
                                Arbitraries.shorts().array(short[].class).ofMaxSize(6),
                                uint16s,
                                Arbitraries.integers().array(int[].class).ofMaxSize(6),
                                Arbitraries.longs()
                                        .between(0, 0xFFFF_FFFFL)
                                        .array(long[].class)
                                        .ofMaxSize(6),
                                Arbitraries.longs().array(long[].class).ofMaxSize(6),
                                Arbitraries.of(true, false).array(boolean[].class).ofMaxSize(6))
                        .as(EveryAnnotationMessages.ArraysRequest::new),
                bytes.map(EveryAnnotationMessages.ReverseRequest::new),
                Combinators.combine(bytes, uint16s).as(EveryAnnotationMessages.ReverseReply::new));
    }

    private static Arbitrary<Message> fractions() {
        Arbitrary<Fraction> fractions =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs().filter(b -> b != 0))
                        .as(Fraction::new);
        return Arbitraries.oneOf(
                Combinators.combine(fractions, fractions, fractions)
                        .as(EveryAnnotationMessages.AddRequest::new),
                Combinators.combine(fractions, fractions).as(EveryAnnotationMessages.AddReply::new),
                fractions.map(EveryAnnotationMessages.HalfRequest::new),
                Combinators.combine(fractions, fractions)
                        .as(EveryAnnotationMessages.HalfReply::new));
    }

    private static Arbitrary<Message> others() {
        return Arbitraries.of(
                new EveryAnnotationMessages.ByReferenceReply(),
                new EveryAnnotationMessages.NothingRequest(),
                new EveryAnnotationMessages.NothingReply());
    }
}
