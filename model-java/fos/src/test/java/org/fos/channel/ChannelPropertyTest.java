package org.fos.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.fos.channel.ChannelWriter.Put;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;

/** Protects from a ring that is no bounded queue. */
class ChannelPropertyTest {
    /** What one end does next; writes are more likely, so that the ring gets full. */
    enum Step {
        PUT,
        PUT_AGAIN,
        TAKE,
        UNMAP,
        RELEASE,
        DROP
    }

    @Property(tries = 500)
    void aRingIsABoundedQueue(
            @ForAll @IntRange(min = 1, max = 9) int slots,
            @ForAll @IntRange(min = 1, max = 4) int words,
            @ForAll @Size(max = 120) List<Step> steps,
            @ForAll long seed) {
        Model model = new Model(slots);
        Channel channel = Channel.map(new ChannelLayout(slots, 8 * words));
        Random random = new Random(seed);
        byte[] target = new byte[8 * words];
        for (int i = 0; i < steps.size(); i++) {
            // Ends are rare, or little else would be seen.
            Step step = steps.get(i);
            boolean rare = step.compareTo(Step.UNMAP) >= 0 && random.nextInt(8) > 0;
            switch (rare ? Step.TAKE : step) {
                case PUT, PUT_AGAIN -> {
                    byte[] message = new byte[random.nextInt(8 * words + 1)];
                    random.nextBytes(message);
                    assertEquals(
                            model.put(message), channel.writer().put(message, 0, message.length));
                }
                case TAKE -> {
                    byte[] expected = model.take();
                    int length = channel.reader().take(target);
                    assertEquals(expected == null ? -1 : expected.length, length);
                    if (expected != null) {
                        assertArrayEquals(expected, Arrays.copyOf(target, length));
                    }
                }
                case UNMAP -> {
                    model.unmap();
                    channel.writer().unmap();
                }
                case RELEASE -> assertEquals(model.release(), channel.reader().release());
                case DROP -> {
                    model.drop();
                    channel.reader().drop();
                }
            }
            assertEquals(model.phase, channel.reader().phase());
        }
    }

    /** {@code Ring.tla}. */
    private static final class Model {
        private final Queue<byte[]> ring = new ArrayDeque<>();
        private final int slots;
        private Phase phase = Phase.OPEN;

        Model(int slots) {
            this.slots = slots;
        }

        Put put(byte[] message) {
            if (phase != Phase.OPEN) {
                return Put.CLOSED;
            }
            if (ring.size() == slots) {
                return Put.FULL;
            }
            ring.add(message);
            return Put.SENT;
        }

        byte @org.jspecify.annotations.Nullable [] take() {
            return ring.poll();
        }

        void unmap() {
            phase = phase == Phase.OPEN ? Phase.CLOSING : phase;
        }

        boolean release() {
            if (phase == Phase.CLOSING && ring.isEmpty()) {
                phase = Phase.NONE;
                return true;
            }
            return false;
        }

        void drop() {
            phase = Objects.requireNonNull(Phase.NONE);
            ring.clear();
        }
    }
}
