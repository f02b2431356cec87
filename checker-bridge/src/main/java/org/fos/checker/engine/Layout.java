package org.fos.checker.engine;

import org.fos.checker.value.Domain;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the variables of a specification lie in the cells of a state. */
final class Layout {
    private static final int MOST_PARTS = 64;
    private static final int DEEPEST = 3;

    private final Shape[] shapes;
    private int cells;
    private Value[] empty = new Value[0];
    private int version;

    private Layout(int variables) {
        shapes = new Shape[variables];
    }

    /** A cell for each variable. */
    static Layout whole(int variables) {
        Layout layout = new Layout(variables);
        for (int v = 0; v < variables; v++) {
            layout.shapes[v] = layout.newWhole();
        }
        return layout;
    }

    /**
     * A layout learnt from states.
     *
     * @param states for each state a value for each variable; at least one state
     * @param whole which variables are to be kept in one cell
     * @param partitions for each variable the fields by which a set of records is divided
     * @param functions for each variable how many functions Init nests that are no records, even if
     *     they are functions on strings
     */
    static Layout learnt(
            List<Value[]> states,
            boolean[] whole,
            List<List<StringValue>> partitions,
            int[] functions) {
        Layout layout = new Layout(whole.length);
        for (int v = 0; v < whole.length; v++) {
            int variable = v;
            List<Value> values = states.stream().map(state -> state[variable]).toList();
            layout.shapes[v] =
                    whole[v]
                            ? layout.newWhole()
                            : layout.shape(
                                    values, partitions.get(v), DEEPEST, DEEPEST - functions[v]);
        }
        return layout;
    }

    private Shape shape(
            List<Value> values, List<StringValue> partition, int depth, int functionsDownTo) {
        if (!partition.isEmpty() && values.stream().allMatch(SetValue.class::isInstance)) {
            return new Partition(this, partition);
        }
        if (depth == 0
                || !(values.getFirst() instanceof FunctionValue first)
                || first.size() == 0
                || first.size() > MOST_PARTS
                || (depth < DEEPEST && depth <= functionsDownTo && first.isRecord())) {
            return newWhole();
        }
        Domain domain = first.places();
        for (Value value : values) {
            if (!(value instanceof FunctionValue function) || !function.places().equals(domain)) {
                return newWhole();
            }
        }
        Shape[] parts = new Shape[domain.size()];
        for (int i = 0; i < parts.length; i++) {
            int place = i;
            parts[i] =
                    shape(
                            values.stream().map(v -> ((FunctionValue) v).value(place)).toList(),
                            List.of(),
                            depth - 1,
                            functionsDownTo);
        }
        return new Shape.Parts(domain, parts);
    }

    private Shape newWhole() {
        return new Shape.Whole(newCell(false));
    }

    private int newCell(boolean set) {
        empty = Arrays.copyOf(empty, cells + 1);
        empty[cells] = Shape.empty(set);
        cells++;
        return cells - 1;
    }

    /** A cell more, for elements of a set. */
    int newSetCell() {
        changed();
        return newCell(true);
    }

    /** What is known of where elements lie has changed. */
    void changed() {
        version++;
    }

    /** Grows with every change; what was concluded from an older version may be wrong. */
    int version() {
        return version;
    }

    Shape shape(int variable) {
        return shapes[variable];
    }

    int variables() {
        return shapes.length;
    }

    int cells() {
        return cells;
    }

    /** The cells of a state in which nothing has been put. The array is not to be changed. */
    Value[] emptyCells() {
        return empty.clone();
    }

    /** The cells of a state. */
    Value[] store(Value[] values) {
        for (int v = 0; v < shapes.length; v++) {
            if (shapes[v] instanceof Partition partition && values[v] instanceof SetValue set) {
                for (int i = 0; i < set.size(); i++) {
                    int unused = partition.place(set.element(i));
                }
            }
        }
        Value[] stored = emptyCells();
        for (int v = 0; v < shapes.length; v++) {
            shapes[v].store(values[v], stored);
        }
        return stored;
    }

    /** The value of a variable, or of a part, in a state. */
    Value read(Shape shape, Value[] state) {
        if (shape instanceof Shape.Whole(int cell)) {
            return state[cell];
        }
        Frame frame = new Frame(0, this);
        frame.begin(full(state));
        return shape.read(frame, false);
    }

    /** The values of the variables in a state. */
    Value[] load(Value[] state) {
        Frame frame = new Frame(0, this);
        frame.begin(full(state));
        List<Value> values = new ArrayList<>();
        for (Shape shape : shapes) {
            values.add(shape.read(frame, false));
        }
        return values.toArray(new Value[0]);
    }

    /** The hash code of the values of the variables in a state: the same for equal ones. */
    int hash(Value[] state) {
        int hash = 1;
        for (Shape shape : shapes) {
            hash = 31 * hash + shape.hash(state);
        }
        return hash;
    }

    /** A state with all cells that there are by now. */
    Value[] full(Value[] state) {
        if (state.length == cells) {
            return state;
        }
        Value[] full = empty.clone();
        System.arraycopy(state, 0, full, 0, state.length);
        return full;
    }
}
