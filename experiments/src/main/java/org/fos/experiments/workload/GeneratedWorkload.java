package org.fos.experiments.workload;

import org.fos.experiments.workload.KeyPopularity.RankSampler;
import org.fos.experiments.workload.Operation.Kind;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * A workload drawn from a mix. It holds no operations: each iteration draws the same ones again, so
 * a workload may be as long as a run needs. Every update carries a value that no other one carries.
 *
 * @param mix what the operations are like
 * @param size how many operations there are, at least 1
 * @param clients how many clients ask, 1 to {@value Operation#CLIENT_LIMIT}; each operation is of
 *     any of them alike
 * @param seed decides every draw
 */
public record GeneratedWorkload(Mix mix, long size, int clients, long seed) implements Workload {
    /** Creates a workload, and refuses an empty one. */
    public GeneratedWorkload {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, size=" + size);
        }
        if (clients < 1 || clients > Operation.CLIENT_LIMIT) {
            throw new IllegalArgumentException(
                    "clients must be 1 to " + Operation.CLIENT_LIMIT + ", clients=" + clients);
        }
    }

    @Override
    public String name() {
        return mix.name();
    }

    @Override
    public Iterator<Operation> iterator() {
        return new Draws();
    }

    private final class Draws implements Iterator<Operation> {
        // The algorithm of java.util.Random is part of its contract: a seed keeps its meaning.
        private final Random random = new Random(seed);
        private final RankSampler ranks = mix.popularity().over(mix.keys());
        private long drawn;

        @Override
        public boolean hasNext() {
            return drawn < size;
        }

        @Override
        public Operation next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all " + size + " operations are drawn");
            }
            Kind kind = kind(random.nextInt(100));
            String key = "/user/" + ranks.next(random);
            int client = random.nextInt(clients);
            drawn++;
            return new Operation(kind, key, kind.takesValue() ? value(drawn) : "", client, 0);
        }

        private Kind kind(int percentile) {
            if (percentile < mix.readPercent()) {
                return Kind.READ;
            }
            return percentile < mix.readPercent() + mix.updatePercent() ? Kind.UPDATE : Kind.DELETE;
        }

        /** The number of the operation, filled up to the size of a value. */
        private String value(long number) {
            String digits = Long.toString(number, Character.MAX_RADIX);
            return ".".repeat(mix.valueBytes() - digits.length()) + digits;
        }
    }
}
