package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.Value;

/** Nodes for constants, for locals, and for what LET gives a name. */
final class Names {
    private Names() {}

    /** A value known from the start. */
    /** A formula over no set, which TLC cannot evaluate either: it fails where it is asked. */
    static final class Unbounded extends Node {
        private final String symbol;

        Unbounded(String symbol, Range range) {
            super(range);
            this.symbol = symbol;
        }

        @Override
        Value eval(Frame f) {
            throw fail(
                    "%s over no set has no value; name a set, as in %s x \\in S, or give it a value in the configuration"
                            .formatted(symbol, symbol));
        }
    }

    static final class Literal extends Node {
        private final Value value;

        Literal(Value value, Range range) {
            super(range);
            this.value = value;
        }

        @Override
        Value eval(Frame f) {
            return value;
        }
    }

    /** An expression that depends on nothing: evaluated once, when it is first needed. */
    static final class Constant extends Node {
        private final Node node;
        private volatile @org.jspecify.annotations.Nullable Value value;
        private volatile @org.jspecify.annotations.Nullable SetView set;

        Constant(Node node) {
            super(node.range);
            this.node = node;
        }

        @Override
        Value eval(Frame f) {
            Value known = value;
            if (known == null) {
                known = node.eval(quiet(f));
                value = known;
            }
            return known;
        }

        @Override
        SetView set(Frame f) {
            SetView known = set;
            if (known == null) {
                known = node.set(quiet(f));
                if (known instanceof Views.Interval) {
                    known = written(known);
                }
                set = known;
            }
            return known;
        }

        @Override
        Value apply(Frame f, Value argument, Range at) {
            return value == null && node instanceof Functions.Unbounded unbounded
                    ? unbounded.apply(f, argument, at)
                    : super.apply(f, argument, at);
        }

        /** It binds locals of its own only, but the caller's must not be overwritten. */
        private static Frame quiet(Frame f) {
            return f.inside();
        }
    }

    /** What a quantifier, a constructor or a parameter bound. */
    static final class Bound extends Node {
        final int slot;

        Bound(int slot, Range range) {
            super(range);
            this.slot = slot;
        }

        @Override
        Value eval(Frame f) {
            Object bound = f.slots[slot];
            if (bound instanceof Value value) {
                return value;
            }
            if (bound instanceof Thunk thunk) {
                Value value = thunk.node.eval(thunk.frame);
                f.slots[slot] = value;
                return value;
            }
            throw fail("not bound here");
        }

        @Override
        SetView set(Frame f) {
            return f.slots[slot] instanceof Thunk thunk
                    ? thunk.node.set(thunk.frame)
                    : super.set(f);
        }

        @Override
        Value apply(Frame f, Value argument, Range at) {
            return f.slots[slot] instanceof Functions.Recursion recursion
                    ? recursion.apply(argument, at)
                    : super.apply(f, argument, at);
        }
    }

    /** An argument of a recursive operator that has not been needed yet. */
    static final class Thunk {
        private final Node node;
        private final Frame frame;

        Thunk(Node node, Frame frame) {
            this.node = node;
            this.frame = frame;
        }
    }

    /** A LET around an expression. */
    static final class Let extends Node {
        private final int slot;
        private final Node body;

        Let(int slot, Node body, Range range) {
            super(range);
            this.slot = slot;
            this.body = body;
        }

        @Override
        Value eval(Frame f) {
            f.slots[slot] = null;
            return body.eval(f);
        }

        @Override
        boolean test(Frame f) {
            f.slots[slot] = null;
            return body.test(f);
        }

        @Override
        int number(Frame f) {
            f.slots[slot] = null;
            return body.number(f);
        }

        @Override
        SetView set(Frame f) {
            f.slots[slot] = null;
            return body.set(f);
        }
    }

    /** What LET gave a name: evaluated when it is first needed. */
    static final class Named extends Node {
        private final int slot;
        private final Node definition;
        private final boolean primed;

        Named(int slot, Node definition, boolean primed, Range range) {
            super(range);
            this.slot = slot;
            this.definition = definition;
            this.primed = primed;
        }

        @Override
        Value eval(Frame f) {
            if (primed && !f.complete) {
                return definition.eval(f);
            }
            Object known = f.slots[slot];
            if (known instanceof Value value) {
                return value;
            }
            Value value = known instanceof SetView view ? written(view) : definition.eval(f);
            f.slots[slot] = value;
            return value;
        }

        @Override
        SetView set(Frame f) {
            if (primed && !f.complete) {
                return definition.set(f);
            }
            Object known = f.slots[slot];
            if (known instanceof SetView view) {
                return view;
            }
            if (known instanceof Value) {
                return super.set(f);
            }
            SetView view = definition.set(f);
            if (view instanceof SetValue || known == null) {
                f.slots[slot] = view;
            }
            return view;
        }

        @Override
        Value apply(Frame f, Value argument, Range at) {
            if (f.slots[slot] == null && definition instanceof Functions.Unbounded unbounded) {
                return unbounded.apply(f, argument, at);
            }
            return super.apply(f, argument, at);
        }
    }
}
