package org.fos.checker.engine;

import org.fos.checker.value.Value;

/**
 * What an expression says of one cell's value: whether a queue is empty, say, or what lies at its
 * head. Values of the cell that look the same from here need not be told apart.
 */
public final class Aspect {
    private final int id;
    private final int cell;
    private final Context context;
    private final Value[] values;
    private final int content;
    private final Node said;

    /**
     * An aspect.
     *
     * @param context the locals of which the expression speaks, which have certain values
     * @param content the slot of the local that stands for the cell's value
     * @param said what is said of it
     */
    Aspect(int id, int cell, Context context, Value[] values, int content, Node said) {
        this.id = id;
        this.cell = cell;
        this.context = context;
        this.values = values;
        this.content = content;
        this.said = said;
    }

    /** Its number among all aspects of a program, from 0. */
    public int id() {
        return id;
    }

    /** The cell at which it looks. */
    public int cell() {
        return cell;
    }

    /** What is said of a value of the cell. */
    Value of(Frame f, Value value) {
        context.put(f, values);
        f.slots[content] = value;
        return said.eval(f);
    }
}
