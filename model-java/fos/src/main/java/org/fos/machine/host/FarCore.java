package org.fos.machine.host;

import org.fos.machine.Line;
import org.fos.machine.Message;
import org.fos.machine.MessageId;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The only core of another machine, to which a line leads. Both machines have made the same
 * processes in the same order, so that they know them by the same numbers; each runs its own.
 *
 * <p>A frame is one byte, whether the message has a name in traces, and the message.
 */
final class FarCore {
    private static final long FIRST_CONNECTION = 1;
    private static final byte NAMED = 1;
    private static final byte UNNAMED = 0;

    private final Line line;
    private final Predicate<MessageId> leaves;
    private final Consumer<MessageId> comes;
    private volatile long sent;
    private volatile long taken;

    /**
     * @param line to the other machine; its first connection is its last
     * @param leaves says whether a message that goes there has a name
     * @param comes is told each message from there that has one
     */
    FarCore(Line line, Predicate<MessageId> leaves, Consumer<MessageId> comes) {
        this.line = line;
        this.leaves = leaves;
        this.comes = comes;
    }

    /** Sends; for the thread of the core at hand. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes it
    void send(Message message) {
        byte[] bytes = Wire.encode(message);
        sent++;
        line.send(
                FIRST_CONNECTION,
                ByteBuffer.allocate(1 + bytes.length)
                        .put(leaves.test(message.id()) ? NAMED : UNNAMED)
                        .put(bytes)
                        .array());
    }

    /** Hands over what has come; for the thread of the core at hand. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes it
    void deliver(byte[] frame, HostMachine machine) {
        byte[] bytes = Arrays.copyOfRange(frame, 1, frame.length);
        if (frame[0] == NAMED) {
            comes.accept(Wire.id(bytes, machine));
        }
        Wire.deliver(bytes, machine);
        taken++;
    }

    /** Returns how many messages have gone there. */
    long sent() {
        return sent;
    }

    /** Returns how many have come from there. */
    long taken() {
        return taken;
    }
}
