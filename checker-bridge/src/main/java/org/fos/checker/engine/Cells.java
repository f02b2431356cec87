package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.Value;

/** Nodes for variables and their parts. */
final class Cells {
    private Cells() {}

    /** A variable, or a part of one that is found with each argument known where it is applied. */
    static final class Variable extends Node {
        final int variable;
        final String name;
        final Shape shape;
        final boolean next;

        Variable(int variable, String name, Shape shape, boolean next, Range range) {
            super(range);
            this.variable = variable;
            this.name = name;
            this.shape = shape;
            this.next = next;
        }

        void require(Frame f) {
            if (next && !f.complete && !f.assigned[variable]) {
                throw fail("%s' has no value yet".formatted(name));
            }
        }

        @Override
        Value eval(Frame f) {
            require(f);
            return shape.read(f, next);
        }

        @Override
        SetView set(Frame f) {
            return super.set(f);
        }

        @Override
        Value apply(Frame f, Value argument, Range at) {
            require(f);
            return shape instanceof Shape.Parts parts
                    ? part(parts, argument, name, at).read(f, next)
                    : super.apply(f, argument, at);
        }
    }

    static Shape part(Shape.Parts parts, Value argument, String name, Range at) {
        Shape part = parts.part(argument);
        if (part == null) {
            throw new EvaluationException(
                    at, "%s is not in the domain of %s".formatted(Shown.of(argument), name));
        }
        return part;
    }

    /** {@code v[a][b]}: goes to the cell without making a value of what is around it. */
    static final class Part extends Node {
        private final Variable variable;
        private final Node[] path;
        private final Range[] ranges;

        Part(Variable variable, Node[] path, Range[] ranges, Range range) {
            super(range);
            this.variable = variable;
            this.path = path;
            this.ranges = ranges;
        }

        @Override
        Value eval(Frame f) {
            variable.require(f);
            Shape shape = variable.shape;
            int depth = 0;
            while (depth < path.length && shape instanceof Shape.Parts parts) {
                shape = part(parts, path[depth].eval(f), variable.name, ranges[depth]);
                depth++;
            }
            Value value = shape.read(f, variable.next);
            while (depth < path.length) {
                value = applied(value, path[depth].eval(f), ranges[depth]);
                depth++;
            }
            return value;
        }

        private static Value applied(Value value, Value argument, Range at) {
            if (!(value instanceof FunctionValue function)) {
                throw new EvaluationException(
                        at, "what is applied must be a function, found " + Shown.of(value));
            }
            Value result = function.applied(argument);
            if (result == null) {
                throw new EvaluationException(
                        at,
                        "%s is not in the domain of %s"
                                .formatted(Shown.of(argument), Shown.of(function)));
            }
            return result;
        }
    }

    /** {@code x \in v} of a partitioned set: looks into one cell. */
    static final class InPartition extends Node.Truth {
        private final Node element;
        private final Variable variable;
        private final Partition partition;
        private final boolean in;

        InPartition(Node element, Variable variable, Partition partition, boolean in, Range range) {
            super(range);
            this.element = element;
            this.variable = variable;
            this.partition = partition;
            this.in = in;
        }

        @Override
        boolean test(Frame f) {
            variable.require(f);
            Value value = element.eval(f);
            int cell = partition.cellOf(value);
            SetValue content =
                    cell < 0
                            ? SetValue.of(new Value[0], 0)
                            : Partition.content(f, cell, variable.next);
            if (content.contains(value)) {
                return in;
            }
            // Where TLC would not compare it with an element of another cell, it is asked of all.
            return partition.isComparable(value)
                    ? !in
                    : Equality.contains(variable.elements(f), value, range) == in;
        }
    }
}
