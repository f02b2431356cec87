package org.fos.checker.value;

import com.google.common.collect.ImmutableSortedSet;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.stream.Collectors;

/** A finite set, kept in the values' total order. */
public final class SetValue implements Value {
    static final SetValue EMPTY = new SetValue(ImmutableSortedSet.of());

    private final ImmutableSortedSet<Value> elements;
    private final int hash;

    private SetValue(ImmutableSortedSet<Value> elements) {
        this.elements = elements;
        this.hash = elements.hashCode() * 31 + 4;
    }

    static SetValue of(Iterable<? extends Value> elements) {
        ImmutableSortedSet<Value> sorted = ImmutableSortedSet.copyOf(elements);
        return sorted.isEmpty() ? EMPTY : new SetValue(sorted);
    }

    /** The elements, in the values' total order. */
    public ImmutableSortedSet<Value> elements() {
        return elements;
    }

    /** The number of elements. */
    public int size() {
        return elements.size();
    }

    /** Whether {@code value} is an element. */
    public boolean contains(Value value) {
        return elements.contains(value);
    }

    @Override
    public int kind() {
        return 4;
    }

    @Override
    public int compareTo(Value other) {
        if (!(other instanceof SetValue that)) {
            return Integer.compare(kind(), other.kind());
        }
        return this == that ? 0 : lexicographic(elements.iterator(), that.elements.iterator());
    }

    static int lexicographic(Iterator<Value> left, Iterator<Value> right) {
        while (left.hasNext() && right.hasNext()) {
            int order = left.next().compareTo(right.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SetValue that
                        && hash == that.hash
                        && elements.equals(that.elements));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return elements.stream().map(Value::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
