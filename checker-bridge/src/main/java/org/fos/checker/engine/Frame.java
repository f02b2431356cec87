package org.fos.checker.engine;

import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an evaluation works on: a state, the state that an action is making of it, and what locals
 * stand for. Belongs to one thread.
 */
final class Frame {
    /** What each local stands for; null where a LET has not been evaluated yet. */
    final @Nullable Object[] slots;

    /** The cells of the state. */
    Value[] current;

    /** The cells of the next state, as far as variables have been assigned. */
    Value[] next;

    /** The cells in which next states are made; those that are only looked at are others'. */
    private Value[] own;

    /** Which variables have a value in the next state. */
    final boolean[] assigned;

    /** Whether the next state is given and only looked at. */
    boolean complete;

    /** Whether nobody else evaluates meanwhile, so that variables may get new cells. */
    boolean alone = true;

    /** Told which cells are read; null if nobody wants to know. */
    @Nullable CellReads reads;

    /** Told of each successor. */
    @Nullable Sink sink;

    /** Values that a caller has chosen for locals of an action; null where it leaves them open. */
    @Nullable Value[] given = new Value[0];

    private int[] writtenCells = new int[64];
    private Value[] overwritten = new Value[64];
    private @Nullable Update[] updates = new Update[64];
    private int writes;

    /** Whether successors are made for one who wants to know updates. */
    boolean updating;

    private final List<Tried> tried = new ArrayList<>();

    /** An update that has been made on the way, perhaps to no successor. */
    private static final class Tried {
        private final int cell;
        private final Update update;
        private boolean used;

        Tried(int cell, Update update) {
            this.cell = cell;
            this.update = update;
        }
    }

    /** Takes successors. */
    interface Sink {
        /** The frame's next state is one. */
        void accept(Frame frame);
    }

    Frame(int slots, Layout layout) {
        this.slots = new Object[slots];
        this.current = layout.emptyCells();
        this.own = layout.emptyCells();
        this.next = own;
        this.assigned = new boolean[layout.variables()];
    }

    private Frame(@Nullable Object[] slots, Value[] current, boolean[] assigned) {
        this.slots = slots;
        this.current = current;
        this.own = current.clone();
        this.next = own;
        this.assigned = assigned;
    }

    /** A frame with the same locals and state, in which nothing is assigned. */
    Frame inside() {
        Frame inside = new Frame(slots.clone(), current, new boolean[assigned.length]);
        inside.reads = reads;
        inside.alone = alone;
        return inside;
    }

    /** A frame for the body of a recursive operator: the same states, locals of its own. */
    Frame called() {
        Frame called = new Frame(slots.clone(), current, assigned);
        called.next = next;
        called.complete = complete;
        called.reads = reads;
        called.alone = alone;
        called.writes = writes;
        called.writtenCells = writtenCells;
        called.updates = updates;
        return called;
    }

    /** Begins with a state, from which successors are made. */
    void begin(Value[] cells) {
        current = cells;
        if (own.length < cells.length) {
            own = cells.clone();
        } else {
            System.arraycopy(cells, 0, own, 0, cells.length);
        }
        next = own;
        Arrays.fill(assigned, false);
        complete = false;
        updating = false;
        tried.clear();
        writes = 0;
    }

    /** Whether all variables have a value in the next state. */
    boolean isSettled() {
        for (boolean given : assigned) {
            if (!given) {
                return false;
            }
        }
        return true;
    }

    /** Looks at a pair of states. */
    void look(Value[] cells, Value[] after) {
        current = cells;
        next = after;
        complete = true;
        updating = false;
        writes = 0;
    }

    Value read(int cell) {
        if (reads != null) {
            reads.current(cell);
        }
        return current[cell];
    }

    Value readNext(int cell) {
        if (reads != null) {
            if (complete) {
                reads.next(cell);
            } else {
                int write = lastWrite(cell);
                if (write < 0 || updates[write] != null) {
                    reads.current(cell);
                }
            }
        }
        return next[cell];
    }

    private int lastWrite(int cell) {
        int write = writes - 1;
        while (write >= 0 && writtenCells[write] != cell) {
            write--;
        }
        return write;
    }

    /** Writes what an update makes of a cell's value, which need not have been read. */
    void update(int cell, Value value, Update update) {
        int last = lastWrite(cell);
        @Nullable Update before = last < 0 ? null : updates[last];
        write(cell, value);
        if (last < 0 || before != null) {
            Update whole = before == null ? update : before.then(update);
            updates[writes - 1] = whole;
            if (!update.isTotal()) {
                tried.add(new Tried(cell, whole));
            }
        }
    }

    /** The next state is a successor: the updates that made it have been of use. */
    void use() {
        for (Tried each : tried) {
            for (int i = 0; i < writes && !each.used; i++) {
                each.used = writtenCells[i] == each.cell && updates[i] == each.update;
            }
        }
    }

    /**
     * An update that led nowhere must be tried on every other value too, for it may fail: then it
     * is as if the value had been read.
     */
    void readUnused() {
        for (Tried each : tried) {
            if (!each.used && reads != null) {
                reads.current(each.cell);
            }
        }
    }

    void write(int cell, Value value) {
        if (writes == writtenCells.length) {
            writtenCells = Arrays.copyOf(writtenCells, 2 * writes);
            overwritten = Arrays.copyOf(overwritten, 2 * writes);
            updates = Arrays.copyOf(updates, 2 * writes);
        }
        updates[writes] = null;
        writtenCells[writes] = cell;
        overwritten[writes] = next[cell];
        writes++;
        next[cell] = value;
    }

    /** How much has been written, for {@link #undo}. */
    int mark() {
        return writes;
    }

    /** Takes back what has been written since a mark. */
    void undo(int mark) {
        while (writes > mark) {
            writes--;
            next[writtenCells[writes]] = overwritten[writes];
        }
    }

    /** The number of writes that made the next state; a cell may be among them twice. */
    int writes() {
        return writes;
    }

    /** The cells of the writes. */
    int[] writtenCells() {
        return writtenCells;
    }

    /** The updates that the writes made, where what they wrote depends on what was there before. */
    @Nullable Update[] updates() {
        return updates;
    }

    /** Makes room for the cells that a layout has got since the frame was made. */
    void grow(Value[] empty) {
        int had = next.length;
        if (had < empty.length) {
            next = Arrays.copyOf(next, empty.length);
            System.arraycopy(empty, had, next, had, empty.length - had);
            own = next;
        }
        had = current.length;
        if (had < empty.length) {
            current = Arrays.copyOf(current, empty.length);
            System.arraycopy(empty, had, current, had, empty.length - had);
        }
    }
}
