package org.fos.dpool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.fos.lib.message.MessageFormatException;

import java.util.List;

class DPoolMessagesPropertyTest {
    private static final ElementType<Long> NUMBERS = ElementType.numbers();

    @Property(tries = 300)
    void everyMessageBetweenMembersIsDecodedAsItWasEncoded(
            @ForAll("messages") DPoolMessages.Message message) {
        DPoolMessages.Message decoded =
                DPoolMessages.decode(message.messageType(), message.encode());
        assertEquals(message, decoded);
        assertEquals(DPoolMessages.SERVICE_ID, Math.floorDiv(message.messageType(), 256));
    }

    @Property(tries = 300)
    void randomBytesAreDecodedOrRefusedAndNothingElse(
            @ForAll("messages") DPoolMessages.Message like, @ForAll byte[] body) {
        try {
            DPoolMessages.Message message = DPoolMessages.decode(like.messageType(), body);
            assertEquals(like.messageType(), message.messageType());
        } catch (MessageFormatException refusal) {
            assertTrue(refusal.offset() <= body.length, refusal::getMessage);
        }
    }

    @Property(tries = 200)
    void aBlockComesOutAsItWasPacked(@ForAll List<Long> elements) {
        assertEquals(elements, NUMBERS.unpack(NUMBERS.pack(elements)));
    }

    @Example
    void aBlockWithSomethingBehindItIsRefused() {
        byte[] block = NUMBERS.pack(List.of(7L));
        byte[] longer = java.util.Arrays.copyOf(block, block.length + 1);
        assertThrows(MessageFormatException.class, () -> NUMBERS.unpack(longer));
        byte[] shorter = java.util.Arrays.copyOf(block, block.length - 1);
        assertThrows(MessageFormatException.class, () -> NUMBERS.unpack(shorter));
    }

    @Provide
    Arbitrary<DPoolMessages.Message> messages() {
        Arbitrary<byte[]> blocks = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
        Arbitrary<String> clients =
                Arbitraries.strings().withCharRange('\0', '\uD7FF').ofMaxLength(9);
        Arbitrary<Long> counts = Arbitraries.longs().between(0, 0xffff_ffffL);
        Arbitrary<Boolean> bools = Arbitraries.of(true, false);
        Arbitrary<Ledger> ledgers =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), Arbitraries.longs())
                        .as(Ledger::new);
        return Arbitraries.oneOf(
                clients.map(DPoolMessages.AskRequest::new),
                Combinators.combine(blocks, counts, ledgers).as(DPoolMessages.AskReply::new),
                Combinators.combine(clients, blocks).as(DPoolMessages.StoreRequest::new),
                Arbitraries.just(new DPoolMessages.StoreReply()),
                Arbitraries.just(new DPoolMessages.PullRequest()),
                blocks.map(DPoolMessages.PullReply::new),
                Combinators.combine(blocks, counts).as(DPoolMessages.PushRequest::new),
                Combinators.combine(blocks, bools, counts).as(DPoolMessages.PushReply::new),
                Arbitraries.just(new DPoolMessages.HelloRequest()),
                counts.map(DPoolMessages.HelloReply::new),
                Arbitraries.just(new DPoolMessages.LeaveRequest()),
                Arbitraries.just(new DPoolMessages.LeaveReply()));
    }
}
