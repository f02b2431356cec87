package org.fos.machine.host;

import org.fos.channel.ChannelReader;

import java.nio.ByteBuffer;

/** What one core reads from another one: slots, put together again to messages. */
final class Incoming {
    private static final int MOST_AT_ONCE = 64;

    private final ChannelReader reader;
    private final byte[] slot;
    private byte[] message = new byte[0];
    private int missing;
    private long taken;

    Incoming(ChannelReader reader) {
        this.reader = reader;
        this.slot = new byte[reader.bodyBytes()];
    }

    /** Returns whether there is something to read. */
    boolean hasMore() {
        return reader.hasMore();
    }

    /** Returns how many messages have been handed on. */
    long taken() {
        return taken;
    }

    /** Reads some of what there is, and hands messages on; returns whether there was anything. */
    boolean take(HostMachine machine) {
        for (int taken = 0; taken < MOST_AT_ONCE; taken++) {
            int length = reader.take(slot);
            if (length == ChannelReader.NOTHING) {
                return taken > 0;
            }
            add(length);
            if (missing == 0) {
                Wire.deliver(message, machine);
                this.taken++;
            }
        }
        return true;
    }

    private void add(int length) {
        int start = 0;
        if (missing == 0) {
            missing = ByteBuffer.wrap(slot).getInt();
            message = new byte[missing];
            start = Integer.BYTES;
        }
        System.arraycopy(slot, start, message, message.length - missing, length - start);
        missing -= length - start;
    }
}
