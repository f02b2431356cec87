package org.fos.checker.engine;

import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

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
    private int writes;

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
            } else if (!hasWritten(cell)) {
                reads.current(cell);
            }
        }
        return next[cell];
    }

    private boolean hasWritten(int cell) {
        for (int i = 0; i < writes; i++) {
            if (writtenCells[i] == cell) {
                return true;
            }
        }
        return false;
    }

    void write(int cell, Value value) {
        if (writes == writtenCells.length) {
            writtenCells = Arrays.copyOf(writtenCells, 2 * writes);
            overwritten = Arrays.copyOf(overwritten, 2 * writes);
        }
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
