package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

/** Nodes for logic. */
final class Logic {
    private Logic() {}

    /** Conjunction, or disjunction. */
    static final class Junction extends Node.Truth {
        private final Node[] members;
        private final boolean conjunction;

        Junction(Node[] members, boolean conjunction, Range range) {
            super(range);
            this.members = members;
            this.conjunction = conjunction;
        }

        @Override
        boolean test(Frame f) {
            for (Node member : members) {
                if (member.test(f) != conjunction) {
                    return !conjunction;
                }
            }
            return conjunction;
        }
    }

    /** {@code ~}. */
    static final class Not extends Node.Truth {
        private final Node operand;

        Not(Node operand, Range range) {
            super(range);
            this.operand = operand;
        }

        @Override
        boolean test(Frame f) {
            return !operand.test(f);
        }
    }

    /** {@code =>}. */
    static final class Implies extends Node.Truth {
        private final Node left;
        private final Node right;

        Implies(Node left, Node right, Range range) {
            super(range);
            this.left = left;
            this.right = right;
        }

        @Override
        boolean test(Frame f) {
            return !left.test(f) || right.test(f);
        }
    }

    /** {@code <=>}. */
    static final class Equivalent extends Node.Truth {
        private final Node left;
        private final Node right;

        Equivalent(Node left, Node right, Range range) {
            super(range);
            this.left = left;
            this.right = right;
        }

        @Override
        boolean test(Frame f) {
            return left.test(f) == right.test(f);
        }
    }

    /** {@code =}, or {@code #}. */
    static final class Equal extends Node.Truth {
        private final Node left;
        private final Node right;
        private final boolean equal;

        Equal(Node left, Node right, boolean equal, Range range) {
            super(range);
            this.left = left;
            this.right = right;
            this.equal = equal;
        }

        @Override
        boolean test(Frame f) {
            return Equality.same(left.eval(f), right.eval(f), range) == equal;
        }
    }

    /** IF. */
    static final class If extends Node {
        private final Node condition;
        private final Node yes;
        private final Node no;

        If(Node condition, Node yes, Node no, Range range) {
            super(range);
            this.condition = condition;
            this.yes = yes;
            this.no = no;
        }

        @Override
        Value eval(Frame f) {
            return condition.test(f) ? yes.eval(f) : no.eval(f);
        }

        @Override
        boolean test(Frame f) {
            return condition.test(f) ? yes.test(f) : no.test(f);
        }

        @Override
        int number(Frame f) {
            return condition.test(f) ? yes.number(f) : no.number(f);
        }

        @Override
        SetView set(Frame f) {
            return condition.test(f) ? yes.set(f) : no.set(f);
        }
    }

    /** CASE. */
    static final class Case extends Node {
        private final Node[] guards;
        private final Node[] results;
        private final @Nullable Node other;

        Case(Node[] guards, Node[] results, @Nullable Node other, Range range) {
            super(range);
            this.guards = guards;
            this.results = results;
            this.other = other;
        }

        Node chosen(Frame f) {
            for (int i = 0; i < guards.length; i++) {
                if (guards[i].test(f)) {
                    return results[i];
                }
            }
            if (other == null) {
                throw fail("no guard of this CASE is TRUE, and it has no OTHER");
            }
            return other;
        }

        @Override
        Value eval(Frame f) {
            return chosen(f).eval(f);
        }

        @Override
        boolean test(Frame f) {
            return chosen(f).test(f);
        }

        @Override
        SetView set(Frame f) {
            return chosen(f).set(f);
        }
    }

    /** {@code \A}, or {@code \E}. */
    static final class Quantified extends Node.Truth {
        private final boolean universal;
        private final int slot;
        private final Node set;
        private final Node body;

        Quantified(boolean universal, int slot, Node set, Node body, Range range) {
            super(range);
            this.universal = universal;
            this.slot = slot;
            this.set = set;
            this.body = body;
        }

        @Override
        boolean test(Frame f) {
            SetView view = set.set(f);
            boolean all =
                    view instanceof SetValue elements
                            ? isSaidOfAll(f, elements)
                            : set.inParts(view, part -> isSaidOfAll(f, part));
            return all == universal;
        }

        private boolean isSaidOfAll(Frame f, SetValue elements) {
            for (int i = 0; i < elements.size(); i++) {
                f.slots[slot] = elements.element(i);
                if (body.test(f) != universal) {
                    return false;
                }
            }
            return true;
        }
    }

    /** ENABLED. */
    static final class Enabled extends Node.Truth {
        private final Step action;

        Enabled(Step action, Range range) {
            super(range);
            this.action = action;
        }

        /** Ends the search with the first successor. */
        private static final class Found extends RuntimeException {
            private static final long serialVersionUID = 1;
            private static final Found FOUND = new Found();

            private Found() {
                super(null, null, false, false);
            }
        }

        @Override
        boolean test(Frame f) {
            Frame inside = f.inside();
            inside.sink =
                    frame -> {
                        throw Found.FOUND;
                    };
            try {
                action.run(inside);
                return false;
            } catch (Found found) {
                return true;
            }
        }
    }

    /** A recursive operator applied. */
    static final class Call extends Node {
        private final Callee callee;
        private final Node[] arguments;

        /** The operator: its body is known when all of it has been compiled. */
        static final class Callee {
            final int[] parameters;
            @Nullable Node body;

            Callee(int[] parameters) {
                this.parameters = parameters;
            }
        }

        Call(Callee callee, Node[] arguments, Range range) {
            super(range);
            this.callee = callee;
            this.arguments = arguments;
        }

        private Frame frame(Frame f) {
            Frame called = f.called();
            for (int i = 0; i < arguments.length; i++) {
                called.slots[callee.parameters[i]] =
                        arguments[i] instanceof Names.Literal
                                ? arguments[i].eval(f)
                                : new Names.Thunk(arguments[i], f);
            }
            return called;
        }

        private Node body() {
            if (callee.body == null) {
                throw fail("an operator without a body");
            }
            return callee.body;
        }

        @Override
        Value eval(Frame f) {
            try {
                return body().eval(frame(f));
            } catch (StackOverflowError e) {
                throw fail("the recursion is too deep");
            }
        }

        @Override
        boolean test(Frame f) {
            try {
                return body().test(frame(f));
            } catch (StackOverflowError e) {
                throw fail("the recursion is too deep");
            }
        }

        @Override
        SetView set(Frame f) {
            try {
                return body().set(frame(f));
            } catch (StackOverflowError e) {
                throw fail("the recursion is too deep");
            }
        }
    }
}
