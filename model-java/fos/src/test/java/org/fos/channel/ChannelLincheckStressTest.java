package org.fos.channel;

import org.fos.channel.ChannelWriter.Put;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Protects from a ring that is, to two threads, no queue: operations take effect one by one.
 * Lincheck's model checker does not know the words of a memory segment, so threads are real here.
 */
public class ChannelLincheckStressTest {
    private static final int SLOTS = 2;
    private static final int BODY_BYTES = 16;

    /** What both threads do; each message holds its number twice. */
    @Param(name = "number", gen = IntGen.class, conf = "1:9")
    public static class Ring {
        private final Channel channel = Channel.map(new ChannelLayout(SLOTS, BODY_BYTES));
        private final byte[] message = new byte[BODY_BYTES];
        private final byte[] target = new byte[BODY_BYTES];

        @Operation(nonParallelGroup = "writer")
        public Put put(int number) {
            ByteBuffer.wrap(message).putLong(0, number).putLong(8, number);
            return channel.writer().put(message, 0, BODY_BYTES);
        }

        @Operation(nonParallelGroup = "reader")
        public String take() {
            if (channel.reader().take(target) == ChannelReader.NOTHING) {
                return "nothing";
            }
            ByteBuffer taken = ByteBuffer.wrap(target);
            return taken.getLong(0) + " " + taken.getLong(8);
        }
    }

    /** What the ring must look like. */
    public static class Model {
        private final Queue<Integer> queue = new ArrayDeque<>();

        public Put put(int number) {
            if (queue.size() == SLOTS) {
                return Put.FULL;
            }
            queue.add(number);
            return Put.SENT;
        }

        public String take() {
            Integer number = queue.poll();
            return number == null ? "nothing" : number + " " + number;
        }
    }

    @Test
    void underStressTheRingIsAQueue() {
        new StressOptions()
                .iterations(3)
                .invocationsPerIteration(300)
                .threads(2)
                .actorsPerThread(4)
                .sequentialSpecification(Model.class)
                .check(Ring.class);
    }
}
