package org.fos.checker.engine;

import org.fos.checker.tree.Range;
import org.fos.checker.value.Domain;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.IntValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.SetView;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Nodes for functions, records and tuples. */
final class Functions {
    private Functions() {}

    /** A node that can give the value for one argument without giving all. */
    interface Unbounded {
        /** The value for an argument. */
        Value apply(Frame f, Value argument, Range at);
    }

    /** {@code f[x]}. */
    static final class Apply extends Node {
        private final Node function;
        private final Node argument;

        Apply(Node function, Node argument, Range range) {
            super(range);
            this.function = function;
            this.argument = argument;
        }

        @Override
        Value eval(Frame f) {
            return function.apply(f, argument.eval(f), range);
        }
    }

    /** {@code r.field}. Remembers where the field was last, which is where it mostly is again. */
    static final class Field extends Node {
        private final Node record;
        private final StringValue name;
        private Domain lastDomain = Domain.sequence(0);
        private int lastPlace;

        Field(Node record, StringValue name, Range range) {
            super(range);
            this.record = record;
            this.name = name;
        }

        @Override
        Value eval(Frame f) {
            Value value = record.eval(f);
            if (!(value instanceof FunctionValue function)) {
                throw fail(
                        "what has a field %s must be a record, found %s"
                                .formatted(name.text(), Shown.of(value)));
            }
            int place = lastPlace;
            if (function.places() != lastDomain) {
                place = function.places().place(name);
                if (place < 0) {
                    throw fail("no field %s in %s".formatted(name.text(), Shown.of(function)));
                }
                lastPlace = place;
                lastDomain = function.places();
            } else if (place >= function.size() || !isName(function, place)) {
                // Another thread has changed one of the two in between.
                place = function.places().place(name);
            }
            return function.value(place);
        }

        private boolean isName(FunctionValue function, int place) {
            Value argument = function.places().argument(place);
            return argument == name || argument.equals(name);
        }
    }

    /** {@code DOMAIN f}. */
    static final class DomainOf extends Node {
        private final Node function;

        DomainOf(Node function, Range range) {
            super(range);
            this.function = function;
        }

        @Override
        Value eval(Frame f) {
            if (function instanceof Cells.Variable variable
                    && variable.shape instanceof Shape.Parts parts) {
                variable.require(f);
                return parts.domain().asSet(); // As long as it lies so, no state has another.
            }
            return function.function(f).places().asSet();
        }
    }

    /** {@code <<a, b>>}. */
    static final class Tuple extends Node {
        private final Node[] parts;
        private final Domain domain;

        Tuple(Node[] parts, Range range) {
            super(range);
            this.parts = parts;
            this.domain = Domain.sequence(parts.length);
        }

        @Override
        Value eval(Frame f) {
            Value[] values = new Value[parts.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = parts[i].eval(f);
            }
            return FunctionValue.of(domain, values);
        }
    }

    /** {@code [a |-> x, b |-> y]}. */
    static final class Record extends Node {
        private final Domain domain;
        private final Node[] parts;

        /** A record whose fields' values are given in the places of its domain. */
        Record(Domain domain, Node[] parts, Range range) {
            super(range);
            this.domain = domain;
            this.parts = parts;
        }

        @Override
        Value eval(Frame f) {
            Value[] values = new Value[parts.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = parts[i].eval(f);
            }
            return FunctionValue.of(domain, values);
        }
    }

    /** {@code [x \in S |-> e]}, also of several variables. */
    static final class Constructor extends Node implements Unbounded {
        private final int[] slots;
        private final Node[] sets;
        private final Node body;
        private SetValue lastSet = SetValue.of(new Value[0], 0);
        private Domain lastDomain = Domain.sequence(0);

        Constructor(int[] slots, Node[] sets, Node body, Range range) {
            super(range);
            this.slots = slots;
            this.sets = sets;
            this.body = body;
        }

        @Override
        Value eval(Frame f) {
            if (slots.length > 1) {
                return ofTuples(f);
            }
            SetValue set = sets[0].elements(f);
            Domain domain = domain(set);
            Value[] values = new Value[domain.size()];
            for (int i = 0; i < values.length; i++) {
                f.slots[slots[0]] = domain.argument(i);
                values[i] = body.eval(f);
            }
            return FunctionValue.of(domain, values);
        }

        private Domain domain(SetValue set) {
            if (set.size() == lastDomain.size() && lastSet == set) {
                Domain known = lastDomain;
                if (known.asSet().equals(set)) {
                    return known;
                }
            }
            Domain domain = Domain.of(set);
            lastDomain = domain;
            lastSet = set;
            return domain;
        }

        private Value ofTuples(Frame f) {
            SetView[] views = new SetView[sets.length];
            for (int i = 0; i < sets.length; i++) {
                views[i] = sets[i].elements(f);
            }
            SetValue tuples = written(FunctionSets.Each.tuples(views));
            Domain domain = Domain.of(tuples);
            Value[] values = new Value[domain.size()];
            for (int i = 0; i < values.length; i++) {
                bind(f, domain.argument(i));
                values[i] = body.eval(f);
            }
            return FunctionValue.of(domain, values);
        }

        private void bind(Frame f, Value argument) {
            if (slots.length == 1) {
                f.slots[slots[0]] = argument;
                return;
            }
            for (int i = 0; i < slots.length; i++) {
                f.slots[slots[i]] = ((FunctionValue) argument).value(i);
            }
        }

        @Override
        public Value apply(Frame f, Value argument, Range at) {
            boolean inside;
            if (slots.length == 1) {
                inside = Views.has(sets[0].set(f), argument);
            } else {
                SetView[] views = new SetView[sets.length];
                for (int i = 0; i < sets.length; i++) {
                    views[i] = sets[i].set(f);
                }
                inside = FunctionSets.Each.tuples(views).contains(argument);
            }
            if (!inside) {
                throw new EvaluationException(
                        at,
                        "%s is not in the domain of the function".formatted(Shown.of(argument)));
            }
            bind(f, argument);
            return body.eval(f);
        }
    }

    /** {@code f[x \in S] == e} where e speaks of f. */
    static final class Recursive extends Node implements Unbounded {
        private final int self;
        private final int[] slots;
        private final Node[] sets;
        private final Node body;

        Recursive(int self, int[] slots, Node[] sets, Node body, Range range) {
            super(range);
            this.self = self;
            this.slots = slots;
            this.sets = sets;
            this.body = body;
        }

        private Recursion recursion(Frame f) {
            SetView[] views = new SetView[sets.length];
            for (int i = 0; i < sets.length; i++) {
                views[i] = sets[i].set(f);
            }
            SetView domain = views.length == 1 ? views[0] : FunctionSets.Each.tuples(views);
            return new Recursion(this, domain, f);
        }

        @Override
        public Value apply(Frame f, Value argument, Range at) {
            return recursion(f).apply(argument, at);
        }

        @Override
        Value eval(Frame f) {
            Recursion recursion = recursion(f);
            Domain domain = Domain.of(written(recursion.domain));
            Value[] values = new Value[domain.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = recursion.apply(domain.argument(i), range);
            }
            return FunctionValue.of(domain, values);
        }
    }

    /** A recursive function while it is worked out, argument by argument. */
    static final class Recursion {
        private final Recursive function;
        private final SetView domain;
        private final Frame outer;
        private final Map<Value, Value> known = new HashMap<>();

        private Recursion(Recursive function, SetView domain, Frame outer) {
            this.function = function;
            this.domain = domain;
            this.outer = outer;
        }

        Value apply(Value argument, Range at) {
            Value value = known.get(argument);
            if (value != null) {
                return value;
            }
            if (!Views.has(domain, argument)) {
                throw new EvaluationException(
                        at,
                        "%s is not in the domain of the function".formatted(Shown.of(argument)));
            }
            Frame f = outer.called();
            f.slots[function.self] = this;
            if (function.slots.length == 1) {
                f.slots[function.slots[0]] = argument;
            } else {
                for (int i = 0; i < function.slots.length; i++) {
                    f.slots[function.slots[i]] = ((FunctionValue) argument).value(i);
                }
            }
            try {
                value = function.body.eval(f);
            } catch (StackOverflowError e) {
                throw function.fail("the recursion is too deep");
            }
            known.put(argument, value);
            return value;
        }
    }

    /** {@code [f EXCEPT ![a][b] = e, ...]}. */
    static final class Except extends Node {
        private final Node base;
        private final Change[] changes;

        /** One of the changes. */
        record Change(Node[] path, int at, Node value) {
            /** The path's keys, which TLC evaluates before it goes along. */
            Value[] keys(Frame f) {
                Value[] keys = new Value[path.length];
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = path[i].eval(f);
                }
                return keys;
            }
        }

        Except(Node base, Change[] changes, Range range) {
            super(range);
            this.base = base;
            this.changes = changes;
        }

        @Override
        Value eval(Frame f) {
            Value result = base.eval(f);
            for (Change change : changes) {
                result = changed(f, result, change, change.keys(f), 0);
            }
            return result;
        }

        /** A key outside a domain changes nothing, as in TLC, but must be of the domain's kind. */
        Value changed(Frame f, Value value, Change change, Value[] keys, int depth) {
            if (depth == keys.length) {
                f.slots[change.at] = value;
                return change.value.eval(f);
            }
            if (!(value instanceof FunctionValue function)) {
                throw fail("EXCEPT changes functions only, found " + Shown.of(value));
            }
            int place = function.places().place(keys[depth]);
            if (place >= 0) {
                return function.withPlace(
                        place, changed(f, function.value(place), change, keys, depth + 1));
            }
            requireKey(function.places(), keys[depth], range);
            return function;
        }

        static void requireKey(Domain domain, Value key, Range range) {
            if (domain.isSequence() && domain.size() > 0 && !(key instanceof IntValue)) {
                throw new EvaluationException(
                        range, "EXCEPT of a sequence at " + Shown.of(key) + ", which is no number");
            }
            for (int i = 0; i < domain.size(); i++) {
                Equality.requireComparable(key, domain.argument(i), range);
            }
        }
    }

    /** {@code [S -> T]}. */
    static final class SetOfFunctions extends Node.Lazy {
        private final Node from;
        private final Node to;

        SetOfFunctions(Node from, Node to, Range range) {
            super(range);
            this.from = from;
            this.to = to;
        }

        @Override
        SetView set(Frame f) {
            return new FunctionSets.All(Domain.of(from.elements(f)), to.set(f));
        }
    }

    /** {@code [a : S, b : T]}, or {@code S \X T}. */
    static final class SetOfEach extends Node.Lazy {
        private final Domain domain;
        private final Node[] sets;
        private final int[] order;

        SetOfEach(Domain domain, Node[] sets, Range range) {
            super(range);
            this.order = FunctionSets.Each.order(domain);
            this.domain = domain;
            this.sets = sets;
        }

        @Override
        SetView set(Frame f) {
            SetView[] views = new SetView[sets.length];
            for (int i = 0; i < views.length; i++) {
                views[i] = sets[i].set(f);
            }
            return new FunctionSets.Each(domain, views, order);
        }
    }

    /** {@code a :> b}. */
    static final class Pair extends Node {
        private final Node argument;
        private final Node value;

        Pair(Node argument, Node value, Range range) {
            super(range);
            this.argument = argument;
            this.value = value;
        }

        @Override
        Value eval(Frame f) {
            Value key = argument.eval(f);
            return FunctionValue.of(
                    Domain.of(SetValue.of(new Value[] {key}, 1)), new Value[] {value.eval(f)});
        }
    }

    /** {@code f @@ g}: where both have a value, that of f. */
    static final class Overriding extends Node {
        private final Node first;
        private final Node second;

        Overriding(Node first, Node second, Range range) {
            super(range);
            this.first = first;
            this.second = second;
        }

        @Override
        Value eval(Frame f) {
            FunctionValue a = first.function(f);
            FunctionValue b = second.function(f);
            Equality.requireComparable(b.places().asSet(), a.places().asSet(), range);
            Domain domain = Domain.of(a.places().asSet().union(b.places().asSet()));
            Value[] values = new Value[domain.size()];
            for (int i = 0; i < values.length; i++) {
                Value argument = domain.argument(i);
                Value value = a.applied(argument);
                if (value == null) {
                    value = b.applied(argument);
                }
                if (value == null) {
                    throw fail("an argument of neither function");
                }
                values[i] = value;
            }
            return FunctionValue.of(domain, values);
        }
    }

    /** {@code Permutations(S)}. */
    static final class Permutations extends Node {
        private static final int MOST = 8;
        private final Node set;

        Permutations(Node set, Range range) {
            super(range);
            this.set = set;
        }

        @Override
        Value eval(Frame f) {
            SetValue elements = set.elements(f);
            if (elements.size() > MOST) {
                throw fail("Permutations of more than %d elements".formatted(MOST));
            }
            Domain domain = Domain.of(elements);
            java.util.List<Value> all = new java.util.ArrayList<>();
            permute(domain, new Value[domain.size()], 0, all);
            return SetValue.of(all.toArray(new Value[0]), all.size());
        }

        private static void permute(
                Domain domain, Value[] chosen, int depth, java.util.List<Value> all) {
            if (depth == chosen.length) {
                all.add(FunctionValue.of(domain, chosen.clone()));
                return;
            }
            for (int i = 0; i < chosen.length; i++) {
                Value candidate = domain.argument(i);
                if (Arrays.stream(chosen, 0, depth).noneMatch(candidate::equals)) {
                    chosen[depth] = candidate;
                    permute(domain, chosen, depth + 1, all);
                }
            }
        }
    }
}
