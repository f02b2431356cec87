package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

/** The steps that actions are made of. */
final class Steps {
    private Steps() {}

    /** The end: the next state is complete. */
    static final class Done extends Step {
        @Override
        void run(Frame f) {
            Frame.Sink sink = f.sink;
            if (sink == null) {
                throw new IllegalStateException("nobody takes the successors");
            }
            sink.accept(f);
        }
    }

    /** Goes on if a condition holds. */
    static final class Guard extends Step {
        private final Node condition;
        private final Step then;

        Guard(Node condition, Step then) {
            this.condition = condition;
            this.then = then;
        }

        @Override
        void run(Frame f) {
            if (condition.test(f)) {
                then.run(f);
            }
        }
    }

    /**
     * A conjunct that may go several ways. TLC goes them only as long as a variable is left without
     * a value; then it asks whether the conjunct holds, and counts it once.
     */
    static final class Unsettled extends Step {
        private final Node test;
        private final Step ways;
        private final Step then;

        Unsettled(Node test, Step ways, Step then) {
            this.test = test;
            this.ways = ways;
            this.then = then;
        }

        @Override
        void run(Frame f) {
            if (!f.isSettled()) {
                ways.run(f);
            } else if (test.test(f)) {
                then.run(f);
            }
        }
    }

    /** One way after the other. */
    static final class Either extends Step {
        private final Step[] ways;

        Either(Step[] ways) {
            this.ways = ways;
        }

        @Override
        void run(Frame f) {
            for (Step way : ways) {
                way.run(f);
            }
        }
    }

    /** One way or the other. */
    static final class Branch extends Step {
        private final Node condition;
        private final Step yes;
        private final Step no;

        Branch(Node condition, Step yes, Step no) {
            this.condition = condition;
            this.yes = yes;
            this.no = no;
        }

        @Override
        void run(Frame f) {
            (condition.test(f) ? yes : no).run(f);
        }
    }

    /** A CASE of which no guard holds. */
    static final class NoCase extends Step {
        private final Range range;

        NoCase(Range range) {
            this.range = range;
        }

        @Override
        void run(Frame f) {
            throw new EvaluationException(
                    range, "no guard of this CASE is TRUE, and it has no OTHER");
        }
    }

    /** The beginning of a LET. */
    static final class Clear extends Step {
        private final int slot;
        private final Step body;

        Clear(int slot, Step body) {
            this.slot = slot;
            this.body = body;
        }

        @Override
        void run(Frame f) {
            f.slots[slot] = null;
            body.run(f);
        }
    }

    /** Goes on only if an operator's arguments are those that were chosen. */
    static final class Check extends Step {
        private final int first;
        private final Node[] arguments;
        private final Step body;

        Check(int first, Node[] arguments, Step body) {
            this.first = first;
            this.arguments = arguments;
            this.body = body;
        }

        @Override
        void run(Frame f) {
            for (int i = 0; i < arguments.length; i++) {
                Value chosen = f.given[first + i];
                // A value of another type is another value: nobody's, but no error.
                if (chosen != null && !chosen.equals(arguments[i].eval(f))) {
                    return;
                }
            }
            body.run(f);
        }
    }

    /** {@code \E}. */
    static final class Some extends Step {
        private final int slot;
        private final Node set;
        private final Step body;
        private final int place;
        private final Range range;

        /**
         * A choice.
         *
         * @param place where a caller may have chosen; -1 if it cannot
         */
        Some(int slot, Node set, Step body, int place, Range range) {
            this.slot = slot;
            this.set = set;
            this.body = body;
            this.place = place;
            this.range = range;
        }

        @Override
        void run(Frame f) {
            if (place >= 0) {
                Value chosen = f.given[place];
                if (chosen != null) {
                    if (isElement(f, chosen)) {
                        f.slots[slot] = chosen;
                        body.run(f);
                    }
                    return;
                }
            }
            SetValue elements = set.elements(f);
            for (int i = 0; i < elements.size(); i++) {
                f.slots[slot] = elements.element(i);
                body.run(f);
            }
        }

        private boolean isElement(Frame f, Value chosen) {
            try {
                return Sets.has(set, f, chosen, range);
            } catch (EvaluationException e) {
                SetView elements = set.set(f);
                if (elements.isFinite()) {
                    return elements.materialise().contains(chosen);
                }
                return false;
            }
        }
    }

    /** {@code \E} over a partitioned set. */
    static final class SomeScanned extends Step {
        private final int slot;
        private final Scan scan;
        private final Step body;

        SomeScanned(int slot, Scan scan, Step body) {
            this.slot = slot;
            this.scan = scan;
            this.body = body;
        }

        @Override
        void run(Frame f) {
            Scan.Places places = scan.places(f);
            SetValue sure = scan.sure(f, places);
            SetValue unsure = scan.unsure(f, places);
            each(f, sure);
            each(f, unsure);
        }

        private void each(Frame f, SetValue elements) {
            for (int i = 0; i < elements.size(); i++) {
                f.slots[slot] = elements.element(i);
                body.run(f);
            }
        }
    }

    /** {@code \A}: the body for one element after the other, then what comes after it. */
    static final class Every extends Step {
        private final int slot;
        private final int left;
        private final Node set;
        private final Node test;
        private final Step then;
        @Nullable Step body;

        Every(int slot, int left, Node set, Node test, Step then) {
            this.slot = slot;
            this.left = left;
            this.set = set;
            this.test = test;
            this.then = then;
        }

        private record Left(SetValue elements, int next) {}

        @Override
        void run(Frame f) {
            go(f, new Left(set.elements(f), 0));
        }

        private void go(Frame f, Left from) {
            if (from.next == from.elements.size()) {
                then.run(f);
                return;
            }
            Object outerLeft = f.slots[left];
            Object outerElement = f.slots[slot];
            f.slots[left] = new Left(from.elements, from.next + 1);
            f.slots[slot] = from.elements.element(from.next);
            if (from.next > 0 && f.isSettled()) {
                if (test.test(f)) {
                    go(f, new Left(from.elements, from.next + 1));
                }
            } else if (body != null) {
                body.run(f);
            }
            f.slots[left] = outerLeft;
            f.slots[slot] = outerElement;
        }

        /** What comes after the body for one element. */
        Step rest() {
            return new Step() {
                @Override
                void run(Frame f) {
                    if (f.slots[left] instanceof Left from) {
                        go(f, from);
                    }
                }
            };
        }
    }

    /** UNCHANGED. */
    static final class Keep extends Step {
        private final int[] variables;
        private final Shape[] shapes;
        private final Range[] ranges;
        private final Step then;

        Keep(int[] variables, Shape[] shapes, Range[] ranges, Step then) {
            this.variables = variables;
            this.shapes = shapes;
            this.ranges = ranges;
            this.then = then;
        }

        @Override
        void run(Frame f) {
            long assigned = 0;
            try {
                for (int i = 0; i < variables.length; i++) {
                    int variable = variables[i];
                    if (!f.assigned[variable]) {
                        f.assigned[variable] = true;
                        assigned |= 1L << i;
                    } else if (!Equality.same(
                            shapes[i].read(f, true), shapes[i].read(f, false), ranges[i])) {
                        return;
                    }
                }
                then.run(f);
            } finally {
                for (int i = 0; i < variables.length; i++) {
                    if ((assigned & (1L << i)) != 0) {
                        f.assigned[variables[i]] = false;
                    }
                }
            }
        }
    }
}
