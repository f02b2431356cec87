package org.fos.checker.explore;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** Some cells to look at, with what comes next for each combination of values met in them. */
final class Look {
    private static final VarHandle CHILDREN = MethodHandles.arrayElementVarHandle(Object[].class);

    final int[] cells;

    /** For each cell the aspect of it that is looked at; null if it is the whole of it. */
    private final @Nullable Seen[] seen;

    private volatile Table table;

    Look(int[] cells, @Nullable Seen[] seen) {
        this.cells = cells;
        this.seen = seen;
        this.table = new Table(cells.length, 4);
    }

    /** Combinations of numbers with what comes next, in open addressing. */
    private static final class Table {
        private final int length;
        private final int mask;
        private final int[] keys;
        private final @Nullable Object[] children;
        private int count;

        Table(int length, int capacity) {
            this.length = length;
            this.mask = capacity - 1;
            this.keys = new int[length * capacity];
            this.children = new Object[capacity];
        }

        @Nullable Object at(int slot) {
            return CHILDREN.getAcquire(children, slot);
        }

        boolean isFull() {
            return 2 * count >= children.length;
        }

        void put(int[] key, Object child) {
            int slot = spread(hash(key, length)) & mask;
            while (children[slot] != null && !isAt(slot, key)) {
                slot = (slot + 1) & mask;
            }
            if (children[slot] == null) {
                System.arraycopy(key, 0, keys, slot * length, length);
                count++;
            }
            CHILDREN.setRelease(children, slot, child);
        }

        private boolean isAt(int slot, int[] key) {
            int from = slot * length;
            return Arrays.equals(keys, from, from + length, key, 0, length);
        }

        int[] key(int slot) {
            return Arrays.copyOfRange(keys, slot * length, (slot + 1) * length);
        }
    }

    private static int hash(int[] key, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + key[i];
        }
        return hash;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B1;
        return mixed ^ (mixed >>> 15);
    }

    /** The number of what is seen in a row at a place; -1 if that is not known. */
    private int number(int[] row, int[] next, int place) {
        Seen aspect = seen[place];
        if (aspect != null) {
            return aspect.of(Looks.number(row, aspect.cell())) - 1;
        }
        int cell = cells[place];
        return cell >= 0 ? Looks.number(row, cell) : Looks.number(next, ~cell);
    }

    /** What comes next for a step; null if that is not known. */
    @Nullable Object child(int[] row, int[] next, Decisions.Saying saying) {
        Table now = table;
        int hash = 0;
        for (int place = 0; place < cells.length; place++) {
            int number = number(row, next, place);
            if (number < 0) {
                Seen aspect = seen[place];
                if (aspect == null) {
                    throw new IllegalStateException("no number, place=" + place);
                }
                number = saying.of(aspect, Looks.number(row, aspect.cell())) - 1;
                if (number < 0) {
                    return null;
                }
            }
            hash = hash * 31 + number;
        }
        int slot = spread(hash) & now.mask;
        while (true) {
            Object child = now.at(slot);
            if (child == null || agrees(now, slot, row, next)) {
                return child;
            }
            slot = (slot + 1) & now.mask;
        }
    }

    private boolean agrees(Table now, int slot, int[] row, int[] next) {
        int at = slot * cells.length;
        for (int place = 0; place < cells.length; place++) {
            if (now.keys[at++] != number(row, next, place)) {
                return false;
            }
        }
        return true;
    }

    /** What comes next for a combination; null if that is not known. */
    @Nullable Object get(int[] key) {
        Table now = table;
        int slot = spread(hash(key, key.length)) & now.mask;
        while (true) {
            Object child = now.at(slot);
            if (child == null || now.isAt(slot, key)) {
                return child;
            }
            slot = (slot + 1) & now.mask;
        }
    }

    /** Says what comes next for a combination. */
    void put(int[] key, Object child) {
        Table now = table;
        if (now.isFull()) {
            Table more = new Table(cells.length, 2 * now.children.length);
            for (int slot = 0; slot < now.children.length; slot++) {
                Object known = now.children[slot];
                if (known != null) {
                    more.put(now.key(slot), known);
                }
            }
            more.put(key, child);
            table = more;
        } else {
            now.put(key, child);
        }
    }

    /** How many cells, from the first, are those that an evaluation read from a place on. */
    int common(int[] read, int from, int count) {
        int common = 0;
        while (common < cells.length
                && from + common < count
                && cells[common] == read[from + common]) {
            common++;
        }
        return common;
    }

    /** A node that looks at the first cells only, and below it nodes that look at the others. */
    Look divided(int first) {
        Look head = new Look(Arrays.copyOf(cells, first), Arrays.copyOf(seen, first));
        Table now = table;
        for (int slot = 0; slot < now.children.length; slot++) {
            Object child = now.children[slot];
            if (child != null) {
                int[] key = now.key(slot);
                int[] begin = Arrays.copyOf(key, first);
                Object known = head.get(begin);
                Look tail =
                        known instanceof Look below
                                ? below
                                : new Look(
                                        Arrays.copyOfRange(cells, first, cells.length),
                                        Arrays.copyOfRange(seen, first, cells.length));
                tail.put(Arrays.copyOfRange(key, first, cells.length), child);
                if (tail != known) {
                    head.put(begin, tail);
                }
            }
        }
        return head;
    }
}
