package org.fos.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.channel.ChannelWriter.Put;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class ChannelTest {
    private final Channel channel = Channel.map(new ChannelLayout(2, 16));
    private final ChannelWriter writer = channel.writer();
    private final ChannelReader reader = channel.reader();
    private final byte[] target = new byte[16];

    @Test
    void messagesArriveWholeAndInOrder() {
        put("first");
        put("and the second!!");
        assertEquals("first", take());
        assertEquals("and the second!!", take());
        assertNothing();
    }

    @Test
    void anEmptyMessageIsAMessage() {
        put("");
        assertEquals("", take());
        assertNothing();
    }

    @Test
    void aFullRingTakesNothingUntilASlotIsFreed() {
        put("a");
        put("b");
        assertEquals(Put.FULL, tryPut("c"));
        assertEquals("a", take());
        assertEquals(Put.SENT, tryPut("c"));
        assertEquals("b", take());
        assertEquals("c", take());
    }

    @Test
    void whatIsTakenIsACopy() {
        put("kept");
        assertEquals(4, reader.take(target));
        put("over");
        put("over");
        assertEquals("kept", new String(target, 0, 4, StandardCharsets.US_ASCII));
    }

    @Test
    void bytesBehindAShortMessageStayAsTheyAre() {
        java.util.Arrays.fill(target, (byte) 7);
        put("abcdefghi");
        assertEquals(9, reader.take(target));
        byte[] expected = {'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 7, 7, 7, 7, 7, 7, 7};
        assertArrayEquals(expected, target);
    }

    @Test
    void aClosedChannelIsReadToItsEndAndThenReleased() {
        put("last");
        writer.unmap();
        assertEquals(Put.CLOSED, tryPut("too late"));
        assertFalse(reader.release());
        assertEquals(Phase.CLOSING, reader.phase());
        assertEquals("last", take());
        assertTrue(reader.release());
        assertEquals(Phase.NONE, writer.phase());
    }

    @Test
    void anOpenChannelIsNotReleased() {
        assertFalse(reader.release());
        assertEquals(Phase.OPEN, writer.phase());
    }

    @Test
    void aReaderThatEndsTakesThePageWithIt() {
        put("unread");
        reader.drop();
        assertNothing();
        assertEquals(Put.CLOSED, tryPut("too late"));
        writer.unmap();
        assertEquals(Phase.NONE, reader.phase());
    }

    @Test
    void aMessageThatIsTooLongIsRefusedWithItsLength() {
        Exception refused =
                assertThrows(IllegalArgumentException.class, () -> writer.put(new byte[17], 0, 17));
        assertEquals("a message has at most 16 bytes here, lengthBytes=17", refused.getMessage());
    }

    @Test
    void aLayoutHasSlotsOfWholeWords() {
        assertThrows(IllegalArgumentException.class, () -> new ChannelLayout(0, 8));
        assertThrows(IllegalArgumentException.class, () -> new ChannelLayout(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new ChannelLayout(1, 12));
        assertEquals(128 + 3 * (8 + 64), new ChannelLayout(3, 64).pageBytes());
    }

    private void put(String text) {
        assertEquals(Put.SENT, tryPut(text));
    }

    private Put tryPut(String text) {
        byte[] message = ("<" + text).getBytes(StandardCharsets.US_ASCII);
        return writer.put(message, 1, message.length - 1);
    }

    private String take() {
        int lengthBytes = reader.take(target);
        return new String(target, 0, lengthBytes, StandardCharsets.US_ASCII);
    }

    private void assertNothing() {
        assertEquals(ChannelReader.NOTHING, reader.take(target));
    }
}
