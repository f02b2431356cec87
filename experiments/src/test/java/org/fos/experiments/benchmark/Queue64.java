package org.fos.experiments.benchmark;

import org.agrona.concurrent.OneToOneConcurrentArrayQueue;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.fos.channel.Channel;
import org.fos.channel.ChannelLayout;
import org.fos.channel.ChannelReader;
import org.fos.channel.ChannelWriter.Put;
import org.jctools.queues.SpscArrayQueue;

import java.nio.ByteBuffer;

/** A queue of 64-byte payloads between two threads: each is copied in, and copied out. */
interface Queue64 {
    /** Bytes of a payload. */
    int PAYLOAD_BYTES = 64;

    /** Payloads that fit. */
    int CAPACITY = 1024;

    /** Copies a payload in; returns whether there was room. */
    boolean offer(byte[] source);

    /** Copies the oldest payload out; returns whether there was one. */
    boolean poll(byte[] target);

    /** Makes a queue by name. */
    static Queue64 named(String name) {
        return switch (name) {
            case "fos" -> new Fos();
            case "jctools" -> new JcTools();
            case "agronaQueue" -> new AgronaQueue();
            case "agronaRing" -> new AgronaRing();
            default -> throw new IllegalArgumentException("no such queue: " + name);
        };
    }

    /** The channel. */
    final class Fos implements Queue64 {
        private final Channel channel = Channel.map(new ChannelLayout(CAPACITY, PAYLOAD_BYTES));

        @Override
        public boolean offer(byte[] source) {
            return channel.writer().put(source, 0, PAYLOAD_BYTES) == Put.SENT;
        }

        @Override
        public boolean poll(byte[] target) {
            return channel.reader().take(target) != ChannelReader.NOTHING;
        }
    }

    /**
     * Arrays that travel through a queue of references, so that nothing is allocated. Two more than
     * the queue holds: when the writer comes back to an array, another one has been taken after it.
     */
    final class Arrays {
        private final byte[][] arrays = new byte[CAPACITY + 2][PAYLOAD_BYTES];
        private int next;

        byte[] filled(byte[] source) {
            byte[] array = arrays[next];
            System.arraycopy(source, 0, array, 0, PAYLOAD_BYTES);
            return array;
        }

        void advance() {
            next = next + 1 == arrays.length ? 0 : next + 1;
        }
    }

    /** The one-to-one queue of JCTools. */
    final class JcTools implements Queue64 {
        private final SpscArrayQueue<byte[]> queue = new SpscArrayQueue<>(CAPACITY);
        private final Arrays arrays = new Arrays();

        @Override
        public boolean offer(byte[] source) {
            boolean done = queue.offer(arrays.filled(source));
            if (done) {
                arrays.advance();
            }
            return done;
        }

        @Override
        public boolean poll(byte[] target) {
            byte[] array = queue.poll();
            if (array == null) {
                return false;
            }
            System.arraycopy(array, 0, target, 0, PAYLOAD_BYTES);
            return true;
        }
    }

    /** Agrona's one-to-one queue of references. */
    final class AgronaQueue implements Queue64 {
        private final OneToOneConcurrentArrayQueue<byte[]> queue =
                new OneToOneConcurrentArrayQueue<>(CAPACITY);
        private final Arrays arrays = new Arrays();

        @Override
        public boolean offer(byte[] source) {
            boolean done = queue.offer(arrays.filled(source));
            if (done) {
                arrays.advance();
            }
            return done;
        }

        @Override
        public boolean poll(byte[] target) {
            byte[] array = queue.poll();
            if (array == null) {
                return false;
            }
            System.arraycopy(array, 0, target, 0, PAYLOAD_BYTES);
            return true;
        }
    }

    /** Agrona's one-to-one ring of bytes; a record has a header of eight bytes. */
    final class AgronaRing implements Queue64 {
        private final OneToOneRingBuffer ring =
                new OneToOneRingBuffer(
                        new UnsafeBuffer(
                                ByteBuffer.allocateDirect(
                                        128 * CAPACITY + RingBufferDescriptor.TRAILER_LENGTH)));
        private final UnsafeBuffer in = new UnsafeBuffer();

        @Override
        public boolean offer(byte[] source) {
            in.wrap(source);
            return ring.write(1, in, 0, PAYLOAD_BYTES);
        }

        @Override
        public boolean poll(byte[] target) {
            return ring.read(
                            (_, buffer, index, length) -> buffer.getBytes(index, target, 0, length),
                            1)
                    > 0;
        }
    }
}
