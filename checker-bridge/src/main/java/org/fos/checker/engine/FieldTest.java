package org.fos.checker.engine;

import org.fos.checker.tree.Expr;
import org.fos.checker.tree.Local;
import org.fos.checker.tree.Operator;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a condition on records says when only some fields are known: those on which all elements of
 * one cell of a divided set agree.
 */
sealed interface FieldTest {

    /** 1 if the condition holds, -1 if it does not, 0 if that depends on more. */
    int of(@Nullable Value[] fields, @Nullable Value[] wanted);

    /** Depends on more. */
    record Unknown() implements FieldTest {
        @Override
        public int of(@Nullable Value[] fields, @Nullable Value[] wanted) {
            return 0;
        }
    }

    /** {@code x.field = other}, or {@code x.field \in other}. */
    record Equation(int field, int other, boolean oneOf) implements FieldTest {
        @Override
        public int of(@Nullable Value[] fields, @Nullable Value[] wanted) {
            Value value = fields[field];
            Value sought = wanted[other];
            if (value == null || sought == null) {
                return 0;
            }
            if (!oneOf) {
                return value.kind() != sought.kind() ? 0 : value.equals(sought) ? 1 : -1;
            }
            return !(sought instanceof SetValue set)
                            || (set.size() > 0 && set.element(0).kind() != value.kind())
                    ? 0
                    : set.contains(value) ? 1 : -1;
        }
    }

    /** {@code ~}. */
    record Not(FieldTest test) implements FieldTest {
        @Override
        public int of(@Nullable Value[] fields, @Nullable Value[] wanted) {
            return -test.of(fields, wanted);
        }
    }

    /** All of them; or, negated, any. */
    record All(List<FieldTest> tests) implements FieldTest {
        @Override
        public int of(@Nullable Value[] fields, @Nullable Value[] wanted) {
            int all = 1;
            for (FieldTest test : tests) {
                int one = test.of(fields, wanted);
                if (one < 0) {
                    return -1;
                }
                all = Math.min(all, one);
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
        final List<Node> others = new java.util.ArrayList<>();

        Finder(Compiler compiler, Partition partition, Local local) {
            this.compiler = compiler;
            this.partition = partition;
            this.local = local;
        }

        FieldTest of(Expr expr) {
            return switch (expr) {
                case Expr.Unfolded unfolded -> of(unfolded.body());
                case Expr.And and -> new All(and.conjuncts().stream().map(this::of).toList());
                case Expr.Or or ->
                        new Not(
                                new All(
                                        or.disjuncts().stream()
                                                .<FieldTest>map(d -> new Not(of(d)))
                                                .toList()));
                case Expr.Apply(Operator operator, List<Expr> sides, var range) ->
                        switch (operator) {
                            case NOT -> new Not(of(sides.get(0)));
                            case IMPLIES ->
                                    new Not(
                                            new All(
                                                    List.of(
                                                            of(sides.get(0)),
                                                            new Not(of(sides.get(1))))));
                            case EQUAL -> equation(sides, false);
                            case NOT_EQUAL -> new Not(equation(sides, false));
                            case IN -> equation(sides, true);
                            case NOT_IN -> new Not(equation(sides, true));
                            default -> new Unknown();
                        };
                default -> new Unknown();
            };
        }

        private FieldTest equation(List<Expr> sides, boolean oneOf) {
            StringValue name = Scans.field(local, sides.get(0));
            int field = name == null ? -1 : partition.fields().indexOf(name);
            if (field < 0 || compiler.facts.of(sides.get(1)).free().contains(local)) {
                return new Unknown();
            }
            others.add(compiler.compile(sides.get(1)));
            return new Equation(field, others.size() - 1, oneOf);
        }
    }
}
