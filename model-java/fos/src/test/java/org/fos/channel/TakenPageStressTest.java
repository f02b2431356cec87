package org.fos.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;

/** Protects from a message that is put into a page after the page was taken from its writer. */
class TakenPageStressTest {
    private static final int PAGES = 2_000;

    @Test
    void whatIsInThePageWhenItIsTakenIsAllThatWillBe() throws Exception {
        for (int i = 0; i < PAGES; i++) {
            Channel channel = Channel.map(new ChannelLayout(4, 8));
            AtomicLong put = new AtomicLong();
            Thread writer = Thread.ofPlatform().start(() -> putAll(channel.writer(), put));
            long taken = 0;
            byte[] target = new byte[8];
            while (taken < i % 20) {
                taken += channel.reader().take(target) == ChannelReader.NOTHING ? 0 : 1;
            }
            channel.writer().unmapFromAfar();
            long putBefore = put.get();
            while (channel.reader().take(target) != ChannelReader.NOTHING) {
                taken++;
            }
            assertTrue(channel.reader().release());
            writer.join();
            assertEquals(putBefore, taken);
            assertEquals(putBefore, put.get());
        }
    }

    @Test
    void aWriterDoesNotEnterAPageThatWasTakenNorOneThatIsFull() {
        Channel channel = Channel.map(new ChannelLayout(1, 8));
        assertTrue(channel.writer().enter());
        channel.writer().putInside(new byte[] {1});
        channel.writer().leave();
        assertFalse(channel.writer().enter());
        assertEquals(1, channel.reader().take(new byte[8]));
        channel.writer().unmapFromAfar();
        assertFalse(channel.writer().enter());
        assertEquals(Phase.CLOSING, channel.writer().phase());
    }

    private static void putAll(ChannelWriter writer, AtomicLong put) {
        while (writer.phase() == Phase.OPEN) {
            if (writer.enter()) {
                writer.putInside(new byte[] {7});
                put.incrementAndGet();
                writer.leave();
            }
        }
    }
}
