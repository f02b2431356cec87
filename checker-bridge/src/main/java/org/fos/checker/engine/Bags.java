package org.fos.checker.engine;

import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Nodes for bags: functions from elements to how often they are in. TLC asks of its arguments only
 * what it needs, so that some operators take functions that are no bags.
 */
final class Bags {
    private Bags() {}

    private static boolean isBag(Value value) {
        if (!(value instanceof FunctionValue function)) {
            return false;
        }
        for (int i = 0; i < function.size(); i++) {
            if (!(function.value(i) instanceof IntValue count) || count.number().signum() <= 0) {
                return false;
            }
        }
        return true;
    }

    private static Map<Value, Value> toMap(FunctionValue function) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < function.size(); i++) {
            entries.put(function.places().argument(i), function.value(i));
        }
        return entries;
    }

    /** What all operators of bags have in common. */
    abstract static class OfBags extends Node {
        OfBags(Range range) {
            super(range);
        }

        final int count(Value value) {
            if (value instanceof IntValue number && number.fitsLong()) {
                return (int) number.asLong();
            }
            throw fail("expected how often an element is in a bag, found " + Shown.of(value));
        }

        final void add(Map<Value, Value> to, Value element, Value more) {
            Value before = to.get(element);
            if (before == null) {
                to.put(element, more);
                return;
            }
            try {
                to.put(element, Values.integer(Math.addExact(count(before), count(more))));
            } catch (ArithmeticException e) {
                throw fail("%s in a bag too often".formatted(Shown.of(element)));
            }
        }

        final void requireComparable(FunctionValue a, FunctionValue b) {
            if (a.places() != b.places()) {
                Equality.requireComparable(a.places().asSet(), b.places().asSet(), range);
            }
        }
    }

    /** An operator of bags. */
    static final class Operation extends OfBags {
        private final Operator operator;
        private final Node[] arguments;

        Operation(Operator operator, Node[] arguments, Range range) {
            super(range);
            this.operator = operator;
            this.arguments = arguments;
        }

        private FunctionValue bag(Frame f, int argument) {
            Value value = arguments[argument].eval(f);
            if (!isBag(value)) {
                throw fail("expected a bag, found " + Shown.of(value));
            }
            return (FunctionValue) value;
        }

        private FunctionValue function(Frame f, int argument) {
            return arguments[argument].function(f);
        }

        @Override
        Value eval(Frame f) {
            return switch (operator) {
                case EMPTY_BAG -> FunctionValue.of(Map.of());
                case IS_A_BAG -> Shown.truth(isBag(arguments[0].eval(f)));
                case BAG_TO_SET -> function(f, 0).places().asSet();
                case SET_TO_BAG -> setToBag(arguments[0].elements(f));
                case BAG_IN -> Shown.truth(copies(arguments[0].eval(f), function(f, 1)) > 0);
                case COPIES_IN -> Values.integer(copies(arguments[0].eval(f), function(f, 1)));
                case BAG_PLUS -> sum(bag(f, 0), bag(f, 1));
                case BAG_MINUS -> difference(function(f, 0), function(f, 1));
                case BAG_CARDINALITY -> cardinality(bag(f, 0));
                case BAG_AT_MOST ->
                        Shown.truth(difference(function(f, 0), function(f, 1)).size() == 0);
                case BAG_UNION -> union(arguments[0].elements(f));
                default -> subBags(bag(f, 0));
            };
        }

        private static Value setToBag(SetValue set) {
            Map<Value, Value> copies = new LinkedHashMap<>();
            for (int i = 0; i < set.size(); i++) {
                copies.put(set.element(i), Values.integer(1));
            }
            return FunctionValue.of(copies);
        }

        private int copies(Value element, FunctionValue bag) {
            Value count = bag.applied(element);
            if (count != null) {
                return count(count);
            }
            boolean unused = Equality.contains(bag.places().asSet(), element, range);
            return 0;
        }

        private FunctionValue sum(FunctionValue a, FunctionValue b) {
            requireComparable(b, a);
            Map<Value, Value> copies = toMap(a);
            toMap(b).forEach((element, n) -> add(copies, element, n));
            return FunctionValue.of(copies);
        }

        private FunctionValue difference(FunctionValue a, FunctionValue b) {
            requireComparable(a, b);
            Map<Value, Value> left = new LinkedHashMap<>();
            for (int i = 0; i < a.size(); i++) {
                Value element = a.places().argument(i);
                int count = count(a.value(i));
                Value without = b.applied(element);
                if (without != null) {
                    count -= count(without);
                }
                if (count > 0) {
                    left.put(element, Values.integer(count));
                }
            }
            return FunctionValue.of(left);
        }

        private Value cardinality(FunctionValue bag) {
            Map<Value, Value> all = new LinkedHashMap<>();
            all.put(bag, Values.integer(0));
            for (int i = 0; i < bag.size(); i++) {
                add(all, bag, bag.value(i));
            }
            return all.values().iterator().next();
        }

        private Value union(SetValue bags) {
            if (bags.size() == 1) {
                return bags.element(0);
            }
            Map<Value, Value> copies = new LinkedHashMap<>();
            SetValue elements = SetValue.of(new Value[0], 0);
            for (int i = 0; i < bags.size(); i++) {
                if (!(bags.element(i) instanceof FunctionValue bag)) {
                    throw fail("expected a bag, found " + Shown.of(bags.element(i)));
                }
                elements = Equality.union(elements, bag.places().asSet(), range);
                toMap(bag).forEach((element, n) -> add(copies, element, n));
            }
            return FunctionValue.of(copies);
        }

        private Value subBags(FunctionValue bag) {
            SetValue all = SetValue.of(new Value[] {FunctionValue.of(Map.of())}, 1);
            for (int i = 0; i < bag.size(); i++) {
                Value element = bag.places().argument(i);
                SetValue more = all;
                for (int n = 1; n <= count(bag.value(i)); n++) {
                    for (int b = 0; b < all.size(); b++) {
                        more = more.with(with((FunctionValue) all.element(b), element, n));
                    }
                    if (more.size() > Views.MOST) {
                        throw fail(String.valueOf(Views.tooLarge("SubBag").getMessage()));
                    }
                }
                all = more;
            }
            return all;
        }

        private static FunctionValue with(FunctionValue bag, Value element, int n) {
            Map<Value, Value> copies = toMap(bag);
            copies.put(element, Values.integer(n));
            return FunctionValue.of(copies);
        }
    }

    /** {@code BagOfAll(F, B)}. */
    static final class OfAll extends OfBags {
        private final Node bag;
        private final int slot;
        private final Node body;

        OfAll(Node bag, int slot, Node body, Range range) {
            super(range);
            this.bag = bag;
            this.slot = slot;
            this.body = body;
        }

        @Override
        Value eval(Frame f) {
            FunctionValue from = bag.function(f);
            Map<Value, Value> copies = new LinkedHashMap<>();
            Value[] images = new Value[from.size()];
            for (int i = 0; i < images.length; i++) {
                f.slots[slot] = from.places().argument(i);
                images[i] = body.eval(f);
                add(copies, images[i], from.value(i));
            }
            SetValue unused = Equality.setOf(images, images.length, range);
            return FunctionValue.of(copies);
        }
    }
}
