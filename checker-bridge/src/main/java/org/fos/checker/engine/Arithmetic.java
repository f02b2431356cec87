package org.fos.checker.engine;

import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.value.SetView;

/** Nodes for numbers, of 32 bits as in TLC: what does not fit is an error. */
final class Arithmetic {
    private Arithmetic() {}

    /** An operator of two numbers that gives a number. */
    static final class Binary extends Node.Number {
        private final Operator operator;
        private final Node left;
        private final Node right;

        Binary(Operator operator, Node left, Node right, Range range) {
            super(range);
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        int number(Frame f) {
            int a = left.number(f);
            int b = right.number(f);
            try {
                return switch (operator) {
                    case PLUS -> Math.addExact(a, b);
                    case MINUS -> Math.subtractExact(a, b);
                    case TIMES -> Math.multiplyExact(a, b);
                    case QUOTIENT -> Math.toIntExact(Math.floorDiv((long) a, divisor(b)));
                    case REMAINDER -> Math.floorMod(a, divisor(b));
                    default -> power(a, b);
                };
            } catch (ArithmeticException e) {
                throw fail("%d %s %d does not fit into 32 bits".formatted(a, operator.symbol(), b));
            }
        }

        private int divisor(int b) {
            if (b == 0 || (b < 0 && operator == Operator.REMAINDER)) {
                throw fail("%s by %d".formatted(operator.symbol(), b));
            }
            return b;
        }

        private int power(int base, int exponent) {
            if (exponent < 0 || (base == 0 && exponent == 0)) {
                throw fail("%d ^ %d".formatted(base, exponent));
            }
            int result = 1;
            for (int i = 0; i < exponent; i++) {
                result = Math.multiplyExact(result, base);
            }
            return result;
        }
    }

    /** {@code -a}. */
    static final class Negate extends Node.Number {
        private final Node operand;

        Negate(Node operand, Range range) {
            super(range);
            this.operand = operand;
        }

        @Override
        int number(Frame f) {
            int a = operand.number(f);
            if (a == Integer.MIN_VALUE) {
                throw fail("-(%d) does not fit into 32 bits".formatted(a));
            }
            return -a;
        }
    }

    /** A comparison. */
    static final class Compare extends Node.Truth {
        private final Operator operator;
        private final Node left;
        private final Node right;

        Compare(Operator operator, Node left, Node right, Range range) {
            super(range);
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        boolean test(Frame f) {
            int a = left.number(f);
            int b = right.number(f);
            return switch (operator) {
                case LESS -> a < b;
                case AT_MOST -> a <= b;
                case GREATER -> a > b;
                default -> a >= b;
            };
        }
    }

    /** {@code a..b}. */
    static final class Interval extends Node.Lazy {
        private final Node low;
        private final Node high;

        Interval(Node low, Node high, Range range) {
            super(range);
            this.low = low;
            this.high = high;
        }

        @Override
        SetView set(Frame f) {
            return new Views.Interval(low.number(f), high.number(f));
        }
    }
}
