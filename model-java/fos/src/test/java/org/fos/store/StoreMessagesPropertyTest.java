package org.fos.store;

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
import org.fos.lib.message.MessageWriter;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

class StoreMessagesPropertyTest {
    private static final int TRIES = 300;

    @Property(tries = TRIES)
    void everyMessageBetweenMembersIsDecodedAsItWasEncoded(
            @ForAll("memberMessages") ReplicatedStoreMessages.Message message) {
        assertEquals(
                message, ReplicatedStoreMessages.decode(message.messageType(), message.encode()));
        assertEquals(ReplicatedStoreMessages.SERVICE_ID, Math.floorDiv(message.messageType(), 256));
        String name = ReplicatedStoreMessages.name(message.messageType());
        String record =
                name.endsWith(" reply") ? name.replace(" reply", "Reply") : name + "Request";
        assertTrue(record.equalsIgnoreCase(message.getClass().getSimpleName()), name);
    }

    @Property(tries = TRIES)
    void everyMessageOfAClientIsDecodedAsItWasEncoded(
            @ForAll("clientMessages") StoreClientServiceMessages.Message message) {
        assertEquals(
                message,
                StoreClientServiceMessages.decode(message.messageType(), message.encode()));
    }

    @Property(tries = TRIES)
    void randomBytesAreDecodedOrRefusedAndNothingElse(
            @ForAll("memberTypes") int messageType, @ForAll byte[] body) {
        try {
            ReplicatedStoreMessages.Message message =
                    ReplicatedStoreMessages.decode(messageType, body);
            assertEquals(messageType, message.messageType());
        } catch (MessageFormatException refusal) {
            assertTrue(refusal.offset() <= body.length, refusal::getMessage);
        }
    }

    @Example
    void aTableWhoseKeysDoNotAscendIsRefused() {
        MessageWriter writer = new MessageWriter().int32(2);
        for (String key : List.of("b", "a")) {
            writer.string(key).value(new Entry(1, null), EntrySerializer.INSTANCE);
        }
        MessageFormatException refusal =
                assertThrows(
                        MessageFormatException.class,
                        () ->
                                ReplicatedStoreMessages.decode(
                                        ReplicatedStoreMessages.COPY_TABLE_REPLY,
                                        writer.toBytes()));
        assertEquals(
                "malformed message at byte 18: got key a, expected a key after b",
                refusal.getMessage());
    }

    @Example
    void aTypeOfAnotherServiceIsTheCallersError() {
        assertEquals(
                "message type must be one of ReplicatedStore, messageType=512",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        ReplicatedStoreMessages.name(
                                                StoreClientServiceMessages.UPDATE))
                        .getMessage());
    }

    @Provide
    Arbitrary<Integer> memberTypes() {
        return memberMessages().map(ReplicatedStoreMessages.Message::messageType);
    }

    @Provide
    Arbitrary<ReplicatedStoreMessages.Message> memberMessages() {
        Arbitrary<Boolean> bools = Arbitraries.of(true, false);
        return Arbitraries.oneOf(
                Combinators.combine(transactions(), strings(), entries())
                        .as(ReplicatedStoreMessages.PrepareRequest::new),
                bools.map(ReplicatedStoreMessages.PrepareReply::new),
                Combinators.combine(transactions(), strings())
                        .as(ReplicatedStoreMessages.CommitRequest::new),
                Arbitraries.just(new ReplicatedStoreMessages.CommitReply()),
                Combinators.combine(transactions(), strings())
                        .as(ReplicatedStoreMessages.AbortUpdateRequest::new),
                Arbitraries.just(new ReplicatedStoreMessages.AbortUpdateReply()),
                Combinators.combine(transactions(), strings(), Arbitraries.longs())
                        .as(ReplicatedStoreMessages.InquireRequest::new),
                bools.map(ReplicatedStoreMessages.InquireReply::new),
                transactions().map(ReplicatedStoreMessages.LockTableRequest::new),
                Combinators.combine(bools, strings().list())
                        .as(ReplicatedStoreMessages.LockTableReply::new),
                transactions().map(ReplicatedStoreMessages.UnlockTableRequest::new),
                transactions().map(ReplicatedStoreMessages.CopyTableRequest::new),
                tables().map(ReplicatedStoreMessages.CopyTableReply::new),
                transactions().map(ReplicatedStoreMessages.JoinedRequest::new));
    }

    @Provide
    Arbitrary<StoreClientServiceMessages.Message> clientMessages() {
        Arbitrary<Boolean> bools = Arbitraries.of(true, false);
        return Arbitraries.oneOf(
                Combinators.combine(strings(), bools, strings())
                        .as(StoreClientServiceMessages.UpdateRequest::new),
                Arbitraries.integers().map(StoreClientServiceMessages.UpdateReply::new),
                strings().map(StoreClientServiceMessages.ReadRequest::new),
                Combinators.combine(bools, bools, strings(), Arbitraries.longs())
                        .as(StoreClientServiceMessages.ReadReply::new));
    }

    private static Arbitrary<Transaction> transactions() {
        return Combinators.combine(strings(), Arbitraries.longs()).as(Transaction::new);
    }

    private static Arbitrary<Entry> entries() {
        return Combinators.combine(Arbitraries.longs(), strings().injectNull(0.3)).as(Entry::new);
    }

    private static Arbitrary<SortedMap<String, Entry>> tables() {
        return Arbitraries.maps(strings(), entries()).ofMaxSize(6).map(TreeMap::new);
    }

    private static Arbitrary<String> strings() {
        return Arbitraries.strings().withCharRange('\0', '\uD7FF').ofMaxLength(12);
    }
}
