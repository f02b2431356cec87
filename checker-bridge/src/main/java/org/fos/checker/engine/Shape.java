package org.fos.checker.engine;

import org.fos.checker.value.Domain;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * How a variable, or a part of it, lies in cells. What an action reads and writes is known cell by
 * cell, so the finer the cells, the less of a state an action depends on. A shape is learnt from
 * initial states and never trusted: a value that does not fit is a {@link Mismatch}.
 */
sealed interface Shape permits Shape.Whole, Shape.Parts, Partition {

    /** The value in the current state, or in the next one. */
    Value read(Frame f, boolean next);

    /** Gives the next state a value. */
    void write(Frame f, Value value);

    /** Puts a value into cells that belong to no frame. */
    void store(Value value, Value[] cells);

    /** The hash code of the value in a state's cells, which is not made for that. */
    int hash(Value[] cells);

    /** A value that does not fit the shape of its variable. */
    final class Mismatch extends RuntimeException {
        private static final long serialVersionUID = 1;

        Mismatch(Value value) {
            super("a value of another shape: " + Shown.of(value), null, false, false);
        }
    }

    /** One cell for all of it. */
    record Whole(int cell) implements Shape {
        @Override
        public Value read(Frame f, boolean next) {
            return next ? f.readNext(cell) : f.read(cell);
        }

        @Override
        public void write(Frame f, Value value) {
            f.write(cell, value);
        }

        @Override
        public void store(Value value, Value[] cells) {
            cells[cell] = value;
        }

        @Override
        public int hash(Value[] cells) {
            return cells[cell].hashCode();
        }
    }

    /** A function with a fixed domain, each part by itself. */
    record Parts(Domain domain, Shape[] parts) implements Shape {
        /** The part at an argument; null if that is not in the domain. */
        @Nullable Shape part(Value argument) {
            int place = domain.place(argument);
            return place < 0 ? null : parts[place];
        }

        @Override
        public Value read(Frame f, boolean next) {
            Value[] values = new Value[parts.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = parts[i].read(f, next);
            }
            return FunctionValue.of(domain, values);
        }

        @Override
        public void write(Frame f, Value value) {
            FunctionValue function = fitting(value);
            for (int i = 0; i < parts.length; i++) {
                parts[i].write(f, function.value(i));
            }
        }

        @Override
        public void store(Value value, Value[] cells) {
            FunctionValue function = fitting(value);
            for (int i = 0; i < parts.length; i++) {
                parts[i].store(function.value(i), cells);
            }
        }

        @Override
        public int hash(Value[] cells) {
            int sum = 0;
            for (int i = 0; i < parts.length; i++) {
                sum += domain.entryHash(i, parts[i].hash(cells));
            }
            return FunctionValue.hashOf(sum);
        }

        private FunctionValue fitting(Value value) {
            if (value instanceof FunctionValue function && function.places().equals(domain)) {
                return function;
            }
            throw new Mismatch(value);
        }
    }

    /** What an empty cell holds. */
    static Value empty(boolean set) {
        return set ? SetValue.of(new Value[0], 0) : Values.bool(false);
    }
}
