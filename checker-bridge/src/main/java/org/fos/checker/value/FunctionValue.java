package org.fos.checker.value;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A function with a finite domain, kept in the order of its arguments. A tuple or sequence is the
 * function on 1..n, a record the function on its field names; there is no other difference between
 * them, however they were made.
 */
public final class FunctionValue extends Value {
    static final FunctionValue EMPTY = new FunctionValue(Domain.EMPTY, new Value[0]);

    private final Domain domain;
    private final Value[] values;

    /** What the entries add to the hash code, once anybody has asked; zero until then. */
    private int sum;

    private @Nullable ImmutableSortedMap<Value, Value> sorted;
    private @Nullable Object finding;

    private FunctionValue(Domain domain, Value[] values) {
        this(domain, values, 0);
    }

    private FunctionValue(Domain domain, Value[] values, int sum) {
        this.domain = domain;
        this.values = values;
        this.sum = sum;
    }

    /** The sum, which several threads may find out at once. */
    private int sum() {
        int known = sum;
        if (known == 0) {
            for (int i = 0; i < values.length; i++) {
                known += domain.entryHash(i, values[i].hashCode());
            }
            sum = known;
        }
        return known;
    }

    /** What somebody has found out about this function and kept with it; null if nothing. */
    public @Nullable Object finding() {
        return finding;
    }

    /** Keeps what has been found out, which must be the same whoever finds it. */
    public void find(Object found) {
        finding = found;
    }

    /**
     * The function that maps the argument in each place of a domain to the value in that place.
     *
     * @param values one for each argument; the function's from now on
     */
    public static FunctionValue of(Domain domain, Value[] values) {
        if (values.length != domain.size()) {
            throw new IllegalArgumentException(
                    "one value for each argument, values=%d arguments=%d"
                            .formatted(values.length, domain.size()));
        }
        return values.length == 0 ? EMPTY : new FunctionValue(domain, values);
    }

    /** The function that maps each key to its value. */
    public static FunctionValue of(Map<? extends Value, ? extends Value> entries) {
        Domain domain = Domain.of(SetValue.of(entries.keySet()));
        Map<Value, Value> lookup = new HashMap<>(entries);
        Value[] values = new Value[domain.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = requireNonNull(lookup.get(domain.argument(i)));
        }
        return of(domain, values);
    }

    /** The function on 1..n that maps i to the i-th element, counted from 1. */
    public static FunctionValue tuple(List<? extends Value> elements) {
        return of(Domain.sequence(elements.size()), elements.toArray(new Value[0]));
    }

    /** The function on strings that maps each field's name to its value. */
    public static FunctionValue record(Map<String, ? extends Value> fields) {
        Map<Value, Value> entries = new HashMap<>();
        fields.forEach((name, value) -> entries.put(new StringValue(name), value));
        return of(entries);
    }

    /** What is mapped to what, in the order of the arguments. */
    public ImmutableSortedMap<Value, Value> entries() {
        ImmutableSortedMap<Value, Value> known = sorted;
        if (known == null) {
            ImmutableSortedMap.Builder<Value, Value> entries = ImmutableSortedMap.naturalOrder();
            for (int i = 0; i < values.length; i++) {
                entries.put(domain.argument(i), values[i]);
            }
            known = entries.buildOrThrow();
            sorted = known;
        }
        return known;
    }

    /** The arguments, in the values' total order. */
    public ImmutableSortedSet<Value> domain() {
        return entries().keySet();
    }

    /** The arguments in their places. */
    public Domain places() {
        return domain;
    }

    /** The value in a place of the domain, from 0. */
    public Value value(int place) {
        return values[place];
    }

    /** The number of arguments; the length, if this is a sequence. */
    public int size() {
        return values.length;
    }

    /** What {@code argument} is mapped to; empty if it is not in the domain. */
    public Optional<Value> apply(Value argument) {
        return Optional.ofNullable(applied(argument));
    }

    /** What {@code argument} is mapped to; null if it is not in the domain. */
    public @Nullable Value applied(Value argument) {
        int place = domain.place(argument);
        return place < 0 ? null : values[place];
    }

    /** The same function but for one argument in its domain; the same if it is not there. */
    public FunctionValue with(Value argument, Value value) {
        int place = domain.place(argument);
        return place < 0 ? this : withPlace(place, value);
    }

    /** The same function but for the argument in a place of its domain. */
    public FunctionValue withPlace(int place, Value value) {
        if (values[place] == value) {
            return this;
        }
        Value[] changed = values.clone();
        changed[place] = value;
        int known = sum;
        return new FunctionValue(
                domain,
                changed,
                known == 0
                        ? 0
                        : known
                                - domain.entryHash(place, values[place].hashCode())
                                + domain.entryHash(place, value.hashCode()));
    }

    /** What the string {@code name} is mapped to; empty if it is not in the domain. */
    public Optional<Value> field(String name) {
        return apply(new StringValue(name));
    }

    /** Whether the domain is 1..n for some n. True of the empty function. */
    public boolean isSequence() {
        return domain.isSequence();
    }

    /**
     * The elements of this sequence in their order.
     *
     * @throws IllegalStateException if this is no sequence
     */
    public ImmutableList<Value> asList() {
        if (!isSequence()) {
            throw new IllegalStateException("not a sequence, value=" + this);
        }
        return ImmutableList.copyOf(values);
    }

    /** Whether the domain consists of strings, at least one. False of the empty function. */
    public boolean isRecord() {
        return domain.isStrings();
    }

    /**
     * The values of this record by their field names, in the names' order; empty for the empty
     * function.
     *
     * @throws IllegalStateException if an argument is no string
     */
    public ImmutableSortedMap<String, Value> fields() {
        ImmutableSortedMap.Builder<String, Value> fields = ImmutableSortedMap.naturalOrder();
        entries()
                .forEach(
                        (argument, value) -> {
                            if (!(argument instanceof StringValue name)) {
                                throw new IllegalStateException("not a record, value=" + this);
                            }
                            fields.put(name.text(), value);
                        });
        return fields.buildOrThrow();
    }

    @Override
    public int kind() {
        return 5;
    }

    /** Orders functions by their domains, then by their values. */
    @Override
    public int compareTo(Value other) {
        if (!(other instanceof FunctionValue that)) {
            return Integer.compare(kind(), other.kind());
        }
        if (this == that) {
            return 0;
        }
        int domains = SetValue.lexicographic(iterator(domain()), iterator(that.domain()));
        return domains != 0
                ? domains
                : SetValue.lexicographic(
                        iterator(entries().values()), iterator(that.entries().values()));
    }

    private static Iterator<Value> iterator(Iterable<Value> values) {
        return values.iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof FunctionValue that
                        && (sum == that.sum || sum == 0 || that.sum == 0)
                        && (domain == that.domain || domain.equals(that.domain))
                        && sameValues(that.values));
    }

    private boolean sameValues(Value[] others) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != others[i] && !values[i].equals(others[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hashOf(sum());
    }

    /** The hash code of a function whose entries' hash codes, as its domain tells them, sum up. */
    public static int hashOf(int sumOfEntries) {
        return Hash.mix(sumOfEntries + 0x165667B1);
    }

    /**
     * TLA+ syntax: a tuple where the domain is 1..n, a record where it is non-empty and consists of
     * identifiers, else {@code (k :> v @@ ...)}.
     */
    @Override
    public String toString() {
        if (values.length == 0) {
            return "<< >>";
        }
        if (isSequence()) {
            return Arrays.stream(values)
                    .map(Value::toString)
                    .collect(Collectors.joining(", ", "<<", ">>"));
        }
        return isRecord() && domain().stream().allMatch(FunctionValue::isFieldName)
                ? joined("[", ", ", "]", " |-> ", FunctionValue::bareName)
                : joined("(", " @@ ", ")", " :> ", Value::toString);
    }

    private static boolean isFieldName(Value argument) {
        return Identifiers.isIdentifier(bareName(argument));
    }

    private static String bareName(Value argument) {
        return argument instanceof StringValue name ? name.text() : argument.toString();
    }

    private String joined(
            String open,
            String separator,
            String close,
            String arrow,
            Function<Value, String> argument) {
        return entries().entrySet().stream()
                .map(entry -> argument.apply(entry.getKey()) + arrow + entry.getValue())
                .collect(Collectors.joining(separator, open, close));
    }
}
