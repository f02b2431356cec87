package org.fos.machine.host;

import org.fos.channel.ChannelWriter;
import org.fos.channel.ChannelWriter.Put;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What one core has to write to another one. A message takes as many slots as it needs, the first
 * of which begins with its length; what does not fit waits here, so that no core waits for another.
 */
final class Outgoing {
    private final ChannelWriter writer;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private int written;

    Outgoing(ChannelWriter writer) {
        this.writer = writer;
    }

    void add(byte[] message) {
        waiting.add(
                ByteBuffer.allocate(Integer.BYTES + message.length)
                        .putInt(message.length)
                        .put(message)
                        .array());
    }

    /** Writes what fits; returns whether that was anything. */
    boolean flush() {
        boolean worked = false;
        byte[] next = waiting.peek();
        while (next != null) {
            int length = Math.min(next.length - written, writer.bodyBytes());
            if (writer.put(next, written, length) != Put.SENT) {
                return worked;
            }
            worked = true;
            written += length;
            if (written == next.length) {
                waiting.remove();
                written = 0;
            }
            next = waiting.peek();
        }
        return worked;
    }
}
