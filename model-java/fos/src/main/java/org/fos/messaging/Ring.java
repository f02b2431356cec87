package org.fos.messaging;

import org.fos.channel.Channel;
import org.fos.channel.ChannelLayout;
import org.fos.channel.ChannelReader;
import org.fos.channel.ChannelWriter;
import org.fos.channel.Phase;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The channel of one pair, if it has one: each message in it is preceded by its number. */
final class Ring {
    private static final int NUMBER_BYTES = Long.BYTES;

    private final ChannelLayout layout;
    private @Nullable Channel channel;
    private int unread;

    Ring(int slots, int bodyBytes) {
        this.layout = new ChannelLayout(slots, NUMBER_BYTES + bodyBytes);
    }

    Phase phase() {
        return channel == null ? Phase.NONE : channel.writer().phase();
    }

    boolean isOpen() {
        return phase() == Phase.OPEN;
    }

    boolean hasRoom() {
        return channel != null && channel.writer().canPut();
    }

    boolean fits(byte[] body) {
        return body.length <= layout.bodyBytes() - NUMBER_BYTES;
    }

    void map() {
        channel = Channel.map(layout);
        unread = 0;
    }

    /** Puts a message in; there is room for it. */
    void put(long number, byte[] body) {
        byte[] message = new byte[NUMBER_BYTES + body.length];
        ByteBuffer.wrap(message).putLong(number).put(body);
        ChannelWriter.Put result = mapped().writer().put(message, 0, message.length);
        if (result != ChannelWriter.Put.SENT) {
            throw new IllegalStateException("nobody looked whether there is room: " + result);
        }
        unread++;
    }

    boolean isEmpty() {
        return unread == 0;
    }

    /** Takes the oldest message out; there is one. */
    Letter take(String from, String to) {
        byte[] target = new byte[layout.bodyBytes()];
        int lengthBytes = mapped().reader().take(target);
        if (lengthBytes == ChannelReader.NOTHING) {
            throw new IllegalStateException("nobody looked whether there is a message");
        }
        unread--;
        return new Letter(
                from,
                to,
                ByteBuffer.wrap(target).getLong(),
                Arrays.copyOfRange(target, NUMBER_BYTES, lengthBytes));
    }

    void unmap() {
        if (channel != null) {
            channel.writer().unmap();
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
        if (channel != null) {
            channel.reader().drop();
            channel = null;
            unread = 0;
        }
    }

    private Channel mapped() {
        if (channel == null) {
            throw new IllegalStateException("there is no channel");
        }
        return channel;
    }
}
