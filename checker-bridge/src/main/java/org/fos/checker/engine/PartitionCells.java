package org.fos.checker.engine;

import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The cells of a divided set, found by the values of the fields by which it is divided, without
 * making an object of these. Looking is safe while nobody adds.
 */
final class PartitionCells {
    private Key[] keys = new Key[0];
    private int count;

    /** Open addressing, at most half full: the numbers of keys, one more than theirs; else zero. */
    private int[] slots = new int[16];

    /**
     * What the elements in one cell have in common.
     *
     * @param values the values of the fields; null where an element lacks one
     */
    record Key(@Nullable Value[] values, int hash, int cell) {
        private boolean has(@Nullable Value[] others) {
            for (int i = 0; i < values.length; i++) {
                if (!same(values[i], others[i])) {
                    return false;
                }
            }
            return true;
        }

        private boolean has(FunctionValue element, int[] places) {
            for (int i = 0; i < values.length; i++) {
                if (!same(values[i], places[i] < 0 ? null : element.value(places[i]))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean same(@Nullable Value a, @Nullable Value b) {
            return a == b || (a != null && a.equals(b));
        }
    }

    /** How many cells there are. */
    int size() {
        return count;
    }

    /** A cell, in the order in which they were added. */
    Key key(int index) {
        return keys[index];
    }

    /** The cell of elements with these values of all fields; -1 if there is none. */
    int find(@Nullable Value[] values) {
        int hash = Arrays.hashCode(values);
        for (int slot = first(hash); slots[slot] != 0; slot = next(slot)) {
            Key key = keys[slots[slot] - 1];
            if (key.hash == hash && key.has(values)) {
                return key.cell;
            }
        }
        return -1;
    }

    /**
     * The cell of an element; -1 if there is none.
     *
     * @param places where the fields stand in the element; negative for those that it lacks
     */
    int find(FunctionValue element, int[] places) {
        int hash = 1;
        for (int place : places) {
            hash = 31 * hash + (place < 0 ? 0 : element.value(place).hashCode());
        }
        for (int slot = first(hash); slots[slot] != 0; slot = next(slot)) {
            Key key = keys[slots[slot] - 1];
            if (key.hash == hash && key.has(element, places)) {
                return key.cell;
            }
        }
        return -1;
    }

    /** Adds a cell for elements with values of the fields for which there is none. */
    void add(@Nullable Value[] values, int cell) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count + 8);
        }
        if (4 * count >= slots.length) {
            slots = new int[4 * slots.length];
            for (int i = 0; i < count; i++) {
                put(i);
            }
        }
        keys[count] = new Key(values, Arrays.hashCode(values), cell);
        put(count);
        count++;
    }

    private void put(int index) {
        int slot = first(keys[index].hash);
        while (slots[slot] != 0) {
            slot = next(slot);
        }
        slots[slot] = index + 1;
    }

    private int first(int hash) {
        return (hash ^ (hash >>> 16)) & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }
}
