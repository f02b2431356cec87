package org.fos.checker.engine;

import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * What has been found out about the cells of a divided set for some values of the fields, as long
 * as nothing new is met in it. Several threads may ask at once.
 */
final class ByCells<T> {
    private static final int MOST = 1024;
    private static final int RECENT = 32;

    private final Partition partition;
    private final Function<@Nullable Value[], T> finding;
    private @Nullable volatile Known<T> known;

    /** What is known as long as there is nothing new; some of it where it is found at once. */
    private record Known<T>(
            int version, ConcurrentMap<Asked, Answer<T>> found, @Nullable Answer<T>[] recent) {}

    /** The values for which something was asked. */
    private record Asked(@Nullable Value[] values, int hash) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Asked that
                    && hash == that.hash
                    && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private record Answer<T>(Asked to, T found) {
        /** Whether it answers for values that are the very same objects. */
        boolean isFor(@Nullable Value[] values) {
            for (int i = 0; i < values.length; i++) {
                if (to.values[i] != values[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Nothing known yet.
     *
     * @param finding finds out, always the same for the same values and cells
     */
    ByCells(Partition partition, Function<@Nullable Value[], T> finding) {
        this.partition = partition;
        this.finding = finding;
    }

    T of(@Nullable Value[] values) {
        Known<T> now = known;
        if (now == null || now.version != partition.version() || now.found.size() > MOST) {
            now = nothing(partition.version());
            known = now;
        }
        int hash = Arrays.hashCode(values);
        int place = (hash ^ (hash >>> 15)) & (RECENT - 1);
        Answer<T> recent = now.recent[place];
        if (recent != null && recent.to.hash == hash && recent.isFor(values)) {
            return recent.found;
        }
        Asked asked = new Asked(values, hash);
        Answer<T> answer = now.found.get(asked);
        if (answer == null) {
            answer = new Answer<>(asked, finding.apply(values));
            now.found.put(asked, answer);
        }
        now.recent[place] = answer;
        return answer.found;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // There are no generic arrays.
    private static <T> Known<T> nothing(int version) {
        return new Known<>(version, new ConcurrentHashMap<>(), new Answer[RECENT]);
    }
}
