package org.fos.messaging;

import org.fos.channel.Channel;
import org.fos.channel.ChannelLayout;
import org.fos.channel.ChannelReader;
import org.fos.channel.Phase;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The channel of one pair, if it has one: each message in it is preceded by its number, and has the
 * next number after the one before it. The sender writes and the receiver reads at the same time,
 * without the kernel; it is mapped, taken from the sender, and given up in turns on the mailbox.
 */
final class Ring {
    private static final int NUMBER_BYTES = Long.BYTES;

    private final ChannelLayout layout;

    /** Changes in turns only; the sender looks at it without one, and then at the page's phase. */
    private volatile @Nullable Channel channel;

    /** The number of the first message that goes into this page. */
    private long first;

    /** The number of the last message that the sender has put in; the sender's own. */
    private long last;

    Ring(int slots, int bodyBytes) {
        this.layout = new ChannelLayout(slots, NUMBER_BYTES + bodyBytes);
    }

    Phase phase() {
        Channel page = channel;
        return page == null ? Phase.NONE : page.writer().phase();
    }

    boolean isOpen() {
        return phase() == Phase.OPEN;
    }

    /** For the sender. */
    boolean hasRoom() {
        Channel page = channel;
        return page != null && page.writer().canPut();
    }

    boolean fits(byte[] body) {
        return body.length <= layout.bodyBytes() - NUMBER_BYTES;
    }

    /** Maps a page; the first message in it will have this number. */
    void map(long number) {
        first = number;
        last = number - 1;
        channel = Channel.map(layout);
    }

    /** Begins to send, if the page is the sender's and there is room; to be ended by leave. */
    boolean enter() {
        Channel page = channel;
        return page != null && page.writer().enter();
    }

    /** Puts a message in, between enter and leave. */
    void put(long number, byte[] body) {
        byte[] message = new byte[NUMBER_BYTES + body.length];
        ByteBuffer.wrap(message).putLong(number).put(body);
        mapped().writer().putInside(message);
        last = number;
    }

    void leave() {
        mapped().writer().leave();
    }

    /** Returns whether the receiver has nothing to read. */
    boolean isEmpty() {
        Channel page = channel;
        return page == null || !page.reader().hasMore();
    }

    /** Takes the oldest message out; there is one. */
    Letter take(String from, String to) {
        byte[] target = new byte[layout.bodyBytes()];
        int lengthBytes = mapped().reader().take(target);
        if (lengthBytes == ChannelReader.NOTHING) {
            throw new IllegalStateException("nobody looked whether there is a message");
        }
        return new Letter(
                from,
                to,
                ByteBuffer.wrap(target).getLong(),
                Arrays.copyOfRange(target, NUMBER_BYTES, lengthBytes));
    }

    /** Takes the page from the sender, as soon as no message is in its hand. */
    void unmap() {
        Channel page = channel;
        if (page != null) {
            page.writer().unmapFromAfar();
        }
    }

    /** Gives the page up; it has been read to its end. */
    void release() {
        if (!mapped().reader().release()) {
            throw new IllegalStateException("the channel is in use");
        }
        channel = null;
    }

    /** Gives the page up with whatever is on it. */
    void drop() {
        Channel page = channel;
        if (page != null) {
            page.writer().unmapFromAfar();
            page.reader().drop();
            channel = null;
        }
    }

    /** The message whose slot one with this number is put into, if there was one: it is read. */
    OptionalLong inSlotBefore(long number) {
        long before = number - layout.slots();
        return before < first ? OptionalLong.empty() : OptionalLong.of(before);
    }

    /** The last message that is in this page or was, once the sender has lost the page. */
    OptionalLong lastPut() {
        return last < first ? OptionalLong.empty() : OptionalLong.of(last);
    }

    private Channel mapped() {
        Channel page = channel;
        if (page == null) {
            throw new IllegalStateException("there is no channel");
        }
        return page;
    }
}
