package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What a condition on records says when only some fields are known: those on which all elements of
 * one cell of a divided set agree.
 */
sealed interface FieldTest {

    /** What is known of a condition. */
    enum Says {
        YES,
        NO,
        /** It depends on more, and can be evaluated. */
        OPEN,
        /** It must be evaluated where TLC evaluates it, for it may fail. */
        ODD;

        Says negated() {
            return this == YES ? NO : this == NO ? YES : this;
        }
    }

    /** What it says of elements with certain fields, where the equations' other sides are these. */
    Says of(@Nullable Value[] fields, @Nullable Value[] wanted);

    /** Anything that is no equation of a field. */
    record Unknown() implements FieldTest {
        @Override
        public Says of(@Nullable Value[] fields, @Nullable Value[] wanted) {
            return Says.ODD;
        }
    }

    /** {@code x.field = other}, or {@code x.field \in other}, of a field that divides the set. */
    record Equation(int field, int other, boolean oneOf) implements FieldTest {
        @Override
        public Says of(@Nullable Value[] fields, @Nullable Value[] wanted) {
            return says(fields[field], wanted[other], oneOf);
        }

        /** What an equation says of a field's value; null where there is none. */
        static Says says(@Nullable Value field, @Nullable Value other, boolean oneOf) {
            if (field == null || other == null) {
                return Says.ODD;
            }
            if (!oneOf) {
                return field.kind() != other.kind()
                        ? Says.ODD
                        : field.equals(other) ? Says.YES : Says.NO;
            }
            return !(other instanceof SetValue set)
                            || (set.size() > 0 && set.element(0).kind() != field.kind())
                    ? Says.ODD
                    : set.contains(field) ? Says.YES : Says.NO;
        }
    }

    /** The same of a field on which the elements of a cell need not agree. */
    record Elsewhere(Partition partition, StringValue field, int other, boolean oneOf)
            implements FieldTest {
        @Override
        public Says of(@Nullable Value[] fields, @Nullable Value[] wanted) {
            Value sought = wanted[other];
            if (oneOf) {
                sought = sought instanceof SetValue set && set.size() > 0 ? set.element(0) : null;
            }
            return sought != null && partition.isComparable(field, sought) ? Says.OPEN : Says.ODD;
        }
    }

    /** {@code ~}. */
    record Not(FieldTest test) implements FieldTest {
        @Override
        public Says of(@Nullable Value[] fields, @Nullable Value[] wanted) {
            return test.of(fields, wanted).negated();
        }
    }

    /** All of them, from the first to the last, as long as they hold. */
    record All(List<FieldTest> tests) implements FieldTest {
        @Override
        public Says of(@Nullable Value[] fields, @Nullable Value[] wanted) {
            Says all = Says.YES;
            for (FieldTest test : tests) {
                Says one = test.of(fields, wanted);
                if (one == Says.NO || one == Says.ODD) {
                    return one;
                }
                all = one == Says.OPEN ? one : all;
            }
            return all;
        }
    }

    /** Finds the tests in conditions on one local. */
    final class Finder {
        private final Compiler compiler;
        private final Partition partition;
        private final Local local;

        /** The other sides of the equations. */
        final List<Node> others = new ArrayList<>();

        Finder(Compiler compiler, Partition partition, Local local) {
            this.compiler = compiler;
            this.partition = partition;
            this.local = local;
        }

        FieldTest of(Expr expr) {
            return switch (expr) {
                case Expr.Unfolded unfolded -> of(unfolded.body());
                case Expr.And and -> new All(and.conjuncts().stream().map(this::of).toList());
                case Expr.Or or -> any(or.disjuncts().stream().map(this::of).toList());
                case Expr.Apply(Operator operator, List<Expr> sides, var range) ->
                        switch (operator) {
                            case NOT -> new Not(of(sides.get(0)));
                            case IMPLIES ->
                                    any(List.of(new Not(of(sides.get(0))), of(sides.get(1))));
                            case EQUAL -> equation(sides, false);
                            case NOT_EQUAL -> new Not(equation(sides, false));
                            case IN -> equation(sides, true);
                            case NOT_IN -> new Not(equation(sides, true));
                            default -> new Unknown();
                        };
                default -> new Unknown();
            };
        }

        private static FieldTest any(List<FieldTest> tests) {
            return new Not(new All(tests.stream().<FieldTest>map(Not::new).toList()));
        }

        private FieldTest equation(List<Expr> sides, boolean oneOf) {
            StringValue name = Scans.field(local, sides.get(0));
            if (name == null || compiler.facts.of(sides.get(1)).free().contains(local)) {
                return new Unknown();
            }
            others.add(compiler.compile(sides.get(1)));
            int other = others.size() - 1;
            int field = partition.fields().indexOf(name);
            return field < 0
                    ? new Elsewhere(partition, name, other, oneOf)
                    : new Equation(field, other, oneOf);
        }
    }
}
