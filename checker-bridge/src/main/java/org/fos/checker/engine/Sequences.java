package org.fos.checker.engine;

import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.value.Domain;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;

import java.util.Arrays;

/** Nodes for sequences. */
final class Sequences {
    private Sequences() {}

    private static FunctionValue sequence(Node node, Frame f) {
        return asSequence(node, node.eval(f));
    }

    private static FunctionValue asSequence(Node node, Value value) {
        if (value instanceof FunctionValue function && function.isSequence()) {
            return function;
        }
        if (value instanceof StringValue text) {
            return characters(text);
        }
        throw node.fail("expected a sequence, found " + Shown.of(value));
    }

    private static Value[] parts(FunctionValue sequence) {
        Value[] all = new Value[sequence.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = sequence.value(i);
        }
        return all;
    }

    /** A string where TLC takes it for the sequence of its characters. */
    static FunctionValue characters(StringValue string) {
        return of(
                string.text()
                        .chars()
                        .mapToObj(c -> (Value) Values.string(String.valueOf((char) c)))
                        .toArray(Value[]::new));
    }

    private static FunctionValue of(Value[] elements) {
        return FunctionValue.of(Domain.sequence(elements.length), elements);
    }

    /** {@code Len(s)}; of a string its number of characters. */
    static final class Length extends Node.Number {
        private final Node operand;

        Length(Node operand, Range range) {
            super(range);
            this.operand = operand;
        }

        @Override
        int number(Frame f) {
            Value value = operand.eval(f);
            return value instanceof StringValue text
                    ? text.text().length()
                    : asSequence(operand, value).size();
        }
    }

    /** {@code Append(s, e)}. */
    static final class Append extends Node {
        private final Node sequence;
        private final Node element;

        Append(Node sequence, Node element, Range range) {
            super(range);
            this.sequence = sequence;
            this.element = element;
        }

        @Override
        Value eval(Frame f) {
            Value first = sequence.eval(f);
            Value last = element.eval(f);
            if (first instanceof StringValue text && last instanceof StringValue more) {
                return Values.string(text.text() + more.text());
            }
            if (first instanceof StringValue) {
                throw fail("what is appended to a string must be one, found " + Shown.of(last));
            }
            FunctionValue before = asSequence(this, first);
            Value[] all = Arrays.copyOf(parts(before), before.size() + 1);
            all[before.size()] = last;
            return of(all);
        }
    }

    /** {@code s \o t}, of strings too. */
    static final class Concatenate extends Node {
        private final Node left;
        private final Node right;

        Concatenate(Node left, Node right, Range range) {
            super(range);
            this.left = left;
            this.right = right;
        }

        @Override
        Value eval(Frame f) {
            Value first = left.eval(f);
            Value last = right.eval(f);
            if (first instanceof StringValue a && last instanceof StringValue b) {
                return Values.string(a.text() + b.text());
            }
            if (first instanceof StringValue) {
                throw fail("a string goes on with a string only, found " + Shown.of(last));
            }
            FunctionValue a = asSequence(left, first);
            FunctionValue b = asSequence(right, last);
            Value[] all = Arrays.copyOf(parts(a), a.size() + b.size());
            for (int i = 0; i < b.size(); i++) {
                all[a.size() + i] = b.value(i);
            }
            return of(all);
        }
    }

    /** {@code Head(s)}, or {@code Tail(s)}. */
    static final class End extends Node {
        private final boolean head;
        private final Node sequence;

        End(boolean head, Node sequence, Range range) {
            super(range);
            this.head = head;
            this.sequence = sequence;
        }

        @Override
        Value eval(Frame f) {
            Value from = sequence.eval(f);
            if (from instanceof StringValue(String text)) {
                if (text.isEmpty()) {
                    throw fail((head ? "Head" : "Tail") + " of the empty string");
                }
                return Values.string(head ? text.substring(0, 1) : text.substring(1));
            }
            FunctionValue value = asSequence(sequence, from);
            if (value.size() == 0) {
                throw fail((head ? "Head" : "Tail") + " of the empty sequence");
            }
            return head ? value.value(0) : of(Arrays.copyOfRange(parts(value), 1, value.size()));
        }
    }

    /** {@code SubSeq(s, m, n)}. */
    static final class SubSequence extends Node {
        private final Node sequence;
        private final Node from;
        private final Node to;

        SubSequence(Node sequence, Node from, Node to, Range range) {
            super(range);
            this.sequence = sequence;
            this.from = from;
            this.to = to;
        }

        @Override
        Value eval(Frame f) {
            Value whole = sequence.eval(f);
            int first = from.number(f);
            int last = to.number(f);
            if (whole instanceof StringValue text) {
                if (first > last) {
                    return Values.string("");
                }
                require(first, last, text.text().length());
                return Values.string(text.text().substring(first - 1, last));
            }
            FunctionValue value = asSequence(sequence, whole);
            if (first > last) {
                return of(new Value[0]);
            }
            require(first, last, value.size());
            return of(Arrays.copyOfRange(parts(value), first - 1, last));
        }

        private void require(int first, int last, int length) {
            if (first < 1 || last > length) {
                throw fail(
                        "SubSeq from %d to %d of a sequence of length %d"
                                .formatted(first, last, length));
            }
        }
    }

    /** {@code SelectSeq(s, Test)}. */
    static final class Select extends Node {
        private final Node sequence;
        private final int slot;
        private final Node test;

        Select(Node sequence, int slot, Node test, Range range) {
            super(range);
            this.sequence = sequence;
            this.slot = slot;
            this.test = test;
        }

        @Override
        Value eval(Frame f) {
            FunctionValue value = sequence(sequence, f);
            Value[] kept = new Value[value.size()];
            int count = 0;
            for (int i = 0; i < value.size(); i++) {
                f.slots[slot] = value.value(i);
                if (test.test(f)) {
                    kept[count++] = value.value(i);
                }
            }
            return of(Arrays.copyOf(kept, count));
        }
    }

    /** {@code SortSeq(s, Op)}. */
    static final class Sort extends Node {
        private final Node sequence;
        private final int first;
        private final int second;
        private final Node before;

        Sort(Node sequence, int first, int second, Node before, Range range) {
            super(range);
            this.sequence = sequence;
            this.first = first;
            this.second = second;
            this.before = before;
        }

        /** By insertion, which keeps the order of what is equal, as TLC does. */
        @Override
        Value eval(Frame f) {
            Value[] sorted = parts(sequence(sequence, f));
            for (int i = 1; i < sorted.length; i++) {
                Value moved = sorted[i];
                int place = i;
                while (place > 0 && isBefore(f, moved, sorted[place - 1])) {
                    sorted[place] = sorted[place - 1];
                    place--;
                }
                sorted[place] = moved;
            }
            return of(sorted);
        }

        private boolean isBefore(Frame f, Value a, Value b) {
            f.slots[first] = a;
            f.slots[second] = b;
            return before.test(f);
        }
    }

    /** {@code Seq(S)}. */
    static final class All extends Node.Lazy {
        private final Node set;

        All(Node set, Range range) {
            super(range);
            this.set = set;
        }

        @Override
        SetView set(Frame f) {
            return new Views.Sequences(set.set(f));
        }
    }

    /** {@code Print}, {@code PrintT}, {@code Assert}, {@code ToString}. */
    static final class Saying extends Node {
        private final Operator operator;
        private final Node[] arguments;

        Saying(Operator operator, Node[] arguments, Range range) {
            super(range);
            this.operator = operator;
            this.arguments = arguments;
        }

        @Override
        Value eval(Frame f) {
            return switch (operator) {
                case TO_STRING -> Values.string(arguments[0].eval(f).toString());
                case ASSERT -> {
                    if (!arguments[0].test(f)) {
                        throw fail("Assert: " + arguments[1].eval(f));
                    }
                    yield Shown.truth(true);
                }
                // What is printed tells a person how TLC goes on; this engine goes another way.
                case PRINT -> {
                    Value unused = arguments[0].eval(f);
                    yield arguments[1].eval(f);
                }
                default -> {
                    Value unused = arguments[0].eval(f);
                    yield Shown.truth(true);
                }
            };
        }
    }
}
