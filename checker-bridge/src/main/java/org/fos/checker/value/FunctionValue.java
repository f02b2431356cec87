package org.fos.checker.value;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;

import org.jspecify.annotations.Nullable;

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
public final class FunctionValue implements Value {
    static final FunctionValue EMPTY = new FunctionValue(ImmutableSortedMap.of());

    private final ImmutableSortedMap<Value, Value> entries;
    private final int hash;

    private FunctionValue(ImmutableSortedMap<Value, Value> entries) {
        this.entries = entries;
        this.hash = hash(entries);
    }

    private static int hash(Map<Value, Value> entries) {
        int hash = 5;
        for (Map.Entry<Value, Value> entry : entries.entrySet()) {
            hash = (hash * 31 + entry.getKey().hashCode()) * 31 + entry.getValue().hashCode();
        }
        return hash;
    }

    /** The function that maps each key to its value. */
    public static FunctionValue of(Map<? extends Value, ? extends Value> entries) {
        return entries.isEmpty() ? EMPTY : new FunctionValue(ImmutableSortedMap.copyOf(entries));
    }

    /** The function on 1..n that maps i to the i-th element, counted from 1. */
    public static FunctionValue tuple(List<? extends Value> elements) {
        ImmutableSortedMap.Builder<Value, Value> entries = ImmutableSortedMap.naturalOrder();
        int position = 0;
        for (Value element : elements) {
            position++;
            entries.put(IntValue.of(position), element);
        }
        return position == 0 ? EMPTY : new FunctionValue(entries.buildOrThrow());
    }

    /** The function on strings that maps each field's name to its value. */
    public static FunctionValue record(Map<String, ? extends Value> fields) {
        ImmutableSortedMap.Builder<Value, Value> entries = ImmutableSortedMap.naturalOrder();
        fields.forEach((name, value) -> entries.put(new StringValue(name), value));
        return fields.isEmpty() ? EMPTY : new FunctionValue(entries.buildOrThrow());
    }

    /** What is mapped to what, in the order of the arguments. */
    public ImmutableSortedMap<Value, Value> entries() {
        return entries;
    }

    /** The arguments, in the values' total order. */
    public ImmutableSortedSet<Value> domain() {
        return entries.keySet();
    }

    /** The number of arguments; the length, if this is a sequence. */
    public int size() {
        return entries.size();
    }

    /** What {@code argument} is mapped to; empty if it is not in the domain. */
    public Optional<Value> apply(Value argument) {
        return Optional.ofNullable(entries.get(argument));
    }

    /** What the string {@code name} is mapped to; empty if it is not in the domain. */
    public Optional<Value> field(String name) {
        return apply(new StringValue(name));
    }

    /** Whether the domain is 1..n for some n. True of the empty function. */
    public boolean isSequence() {
        // Sorted distinct integers from 1 to the size leave no gap.
        return entries.isEmpty()
                || (entries.firstKey().equals(IntValue.of(1))
                        && entries.lastKey().equals(IntValue.of(entries.size()))
                        && entries.lastKey() instanceof IntValue);
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
        return entries.values().asList();
    }

    /** Whether the domain consists of strings, at least one. False of the empty function. */
    public boolean isRecord() {
        // Strings are adjacent in the total order, so the ends speak for all between.
        return !entries.isEmpty()
                && entries.firstKey() instanceof StringValue
                && entries.lastKey() instanceof StringValue;
    }

    /**
     * The values of this record by their field names, in the names' order; empty for the empty
     * function.
     *
     * @throws IllegalStateException if an argument is no string
     */
    public ImmutableSortedMap<String, Value> fields() {
        ImmutableSortedMap.Builder<String, Value> fields = ImmutableSortedMap.naturalOrder();
        entries.forEach(
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
                        iterator(entries.values()), iterator(that.entries.values()));
    }

    private static Iterator<Value> iterator(Iterable<Value> values) {
        return values.iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof FunctionValue that
                        && hash == that.hash
                        && entries.equals(that.entries));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /**
     * TLA+ syntax: a tuple where the domain is 1..n, a record where it is non-empty and consists of
     * identifiers, else {@code (k :> v @@ ...)}.
     */
    @Override
    public String toString() {
        if (entries.isEmpty()) {
            return "<< >>";
        }
        if (isSequence()) {
            return entries.values().stream()
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
        return entries.entrySet().stream()
                .map(entry -> argument.apply(entry.getKey()) + arrow + entry.getValue())
                .collect(Collectors.joining(separator, open, close));
    }
}
