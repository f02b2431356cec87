package org.fos.experiments.scenario;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a machine takes of the numbered messages of another one: those of one life in their order,
 * none twice.
 */
final class TakenOrder {
    private final Map<Long, Long> last = new TreeMap<>();
    private Optional<String> disorder = Optional.empty();
    private long number;

    /** Returns the bytes of a message, which say which life of its sender it is of. */
    static byte[] cargo(long life, long number) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(life).putLong(number).array();
    }

    void take(byte[] cargo) {
        number++;
        long life = ByteBuffer.wrap(cargo).getLong();
        long one = ByteBuffer.wrap(cargo).getLong(Long.BYTES);
        Long before = last.put(life, one);
        if (before != null && before >= one && disorder.isEmpty()) {
            disorder = Optional.of("of life %d: %d taken after %d".formatted(life, one, before));
        }
    }

    /** Returns how many have been taken. */
    long number() {
        return number;
    }

    /** Returns the first that came out of order, or twice. */
    Optional<String> disorder() {
        return disorder;
    }
}
