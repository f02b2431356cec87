package org.fos.checker.engine;

import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * What has been found out about the cells of a divided set for some values of the fields, as long
 * as no cell is added. Several threads may ask at once.
 */
final class ByCells<T> {
    private static final int MOST = 1024;

    private final Partition partition;
    private @Nullable volatile Known<T> known;

    /** What is known while there are so many keys. */
    private record Known<T>(int keys, ConcurrentMap<Partition.Key, T> found) {}

    ByCells(Partition partition) {
        this.partition = partition;
    }

    T of(@Nullable Value[] values, Supplier<T> finding) {
        Known<T> now = known;
        if (now == null || now.keys != partition.keys() || now.found.size() > MOST) {
            now = new Known<>(partition.keys(), new ConcurrentHashMap<>());
            known = now;
        }
        Partition.Key key = Partition.Key.of(values);
        T found = now.found.get(key);
        if (found == null) {
            found = finding.get();
            now.found.put(key, found);
        }
        return found;
    }
}
