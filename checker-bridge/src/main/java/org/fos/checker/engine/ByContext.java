package org.fos.checker.engine;

import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * One thing for each combination of values that some locals have had. Combinations that come when
 * there are many already get none, and never will: whoever asks is always told the same.
 */
final class ByContext<T> {
    private static final int MOST = 1 << 12;

    private final ConcurrentMap<Key, T> known = new ConcurrentHashMap<>();

    /** Values, with their hash. */
    private record Key(Value[] values, int hash) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && hash == that.hash
                    && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** What belongs to some values; null if nothing does. */
    @Nullable T of(Value[] values, Supplier<T> making) {
        Key key = new Key(values, Arrays.hashCode(values));
        T found = known.get(key);
        return found == null ? made(key, making) : found;
    }

    private synchronized @Nullable T made(Key key, Supplier<T> making) {
        T found = known.get(key);
        if (found == null && known.size() < MOST) {
            found = making.get();
            known.put(key, found);
        }
        return found;
    }
}
