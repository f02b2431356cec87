package org.fos.checker.engine;

import org.fos.checker.tree.Operator;
import org.fos.checker.tree.Range;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Nodes for bags: functions from elements to how often they are in. */
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

    private static int copies(FunctionValue bag, Value element) {
        Value count = bag.applied(element);
        return count instanceof IntValue number ? Math.toIntExact(number.asLong()) : 0;
    }

    private static FunctionValue of(Map<Value, Integer> copies) {
        Map<Value, Value> entries = new LinkedHashMap<>();
        copies.forEach(
                (element, count) -> {
                    if (count > 0) {
                        entries.put(element, Values.integer(count));
                    }
                });
        return FunctionValue.of(entries);
    }

    private static Map<Value, Integer> toMap(FunctionValue bag) {
        Map<Value, Integer> copies = new LinkedHashMap<>();
        for (int i = 0; i < bag.size(); i++) {
            Value element = bag.places().argument(i);
            copies.put(element, copies(bag, element));
        }
        return copies;
    }

    /** An operator of bags. */
    static final class Operation extends Node {
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

        @Override
        Value eval(Frame f) {
            return switch (operator) {
                case EMPTY_BAG -> of(Map.of());
                case IS_A_BAG -> Shown.truth(isBag(arguments[0].eval(f)));
                case BAG_TO_SET -> bag(f, 0).places().asSet();
                case SET_TO_BAG -> setToBag(arguments[0].elements(f));
                case BAG_IN -> Shown.truth(copies(bag(f, 1), arguments[0].eval(f)) > 0);
                case COPIES_IN -> Values.integer(copies(bag(f, 1), arguments[0].eval(f)));
                case BAG_PLUS -> sum(bag(f, 0), bag(f, 1), 1);
                case BAG_MINUS -> sum(bag(f, 0), bag(f, 1), -1);
                case BAG_CARDINALITY -> Values.integer(cardinality(bag(f, 0)));
                case BAG_AT_MOST -> Shown.truth(atMost(bag(f, 0), bag(f, 1)));
                case BAG_UNION -> union(arguments[0].elements(f));
                default -> subBags(bag(f, 0));
            };
        }

        private static Value setToBag(SetValue set) {
            Map<Value, Integer> copies = new LinkedHashMap<>();
            for (int i = 0; i < set.size(); i++) {
                copies.put(set.element(i), 1);
            }
            return of(copies);
        }

        private static FunctionValue sum(FunctionValue a, FunctionValue b, int sign) {
            Map<Value, Integer> copies = toMap(a);
            toMap(b).forEach((element, n) -> copies.merge(element, sign * n, Math::addExact));
            return of(copies);
        }

        private static int cardinality(FunctionValue bag) {
            return toMap(bag).values().stream().reduce(0, Math::addExact);
        }

        private static boolean atMost(FunctionValue a, FunctionValue b) {
            return toMap(a).entrySet().stream()
                    .allMatch(entry -> entry.getValue() <= copies(b, entry.getKey()));
        }

        private Value union(SetValue bags) {
            FunctionValue all = of(Map.of());
            for (int i = 0; i < bags.size(); i++) {
                if (!isBag(bags.element(i))) {
                    throw fail("expected a bag, found " + Shown.of(bags.element(i)));
                }
                all = sum(all, (FunctionValue) bags.element(i), 1);
            }
            return all;
        }

        private Value subBags(FunctionValue bag) {
            SetValue all = SetValue.of(new Value[] {of(Map.of())}, 1);
            for (int i = 0; i < bag.size(); i++) {
                Value element = bag.places().argument(i);
                SetValue more = all;
                for (int n = 1; n <= copies(bag, element); n++) {
                    for (int b = 0; b < all.size(); b++) {
                        more = more.with(with((FunctionValue) all.element(b), element, n));
                    }
                }
                if (more.size() > Views.MOST) {
                    throw fail(String.valueOf(Views.tooLarge("SubBag").getMessage()));
                }
                all = more;
            }
            return all;
        }

        private static FunctionValue with(FunctionValue bag, Value element, int n) {
            Map<Value, Integer> copies = toMap(bag);
            @Nullable Integer unused = copies.put(element, n);
            return of(copies);
        }
    }

    /** {@code BagOfAll(F, B)}. */
    static final class OfAll extends Node {
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
            Value value = bag.eval(f);
            if (!isBag(value)) {
                throw fail("expected a bag, found " + Shown.of(value));
            }
            Map<Value, Integer> copies = new LinkedHashMap<>();
            toMap((FunctionValue) value)
                    .forEach(
                            (element, n) -> {
                                f.slots[slot] = element;
                                copies.merge(body.eval(f), n, Math::addExact);
                            });
            return of(copies);
        }
    }
}
