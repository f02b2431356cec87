package org.fos.checker.value;

import com.google.common.collect.ImmutableSortedSet;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.Collectors;

/**
 * A finite set. Its elements are kept in an array in the order of their hash codes, so that union,
 * membership and comparison cost no more than looking at numbers; the values' total order, in which
 * {@link #elements} gives them, is made where it is asked for.
 */
public final class SetValue extends Value implements SetView {
    /** By hash code, and where two agree by the values' total order: one order for each set. */
    private static final Comparator<Value> STORED =
            (a, b) -> {
                int order = Integer.compare(a.hashCode(), b.hashCode());
                return order != 0 ? order : a.compareTo(b);
            };

    private static final int SCANNED = 8;

    static final SetValue EMPTY = new SetValue(new Value[0], 0);

    private final Value[] stored;
    private final int sum;
    private @Nullable ImmutableSortedSet<Value> sorted;
    private @Nullable Object finding;

    private SetValue(Value[] stored, int sum) {
        this.stored = stored;
        this.sum = sum;
    }

    static SetValue of(Iterable<? extends Value> elements) {
        ImmutableSortedSet<Value> sorted = ImmutableSortedSet.copyOf(elements);
        return of(sorted.toArray(new Value[0]), sorted.size());
    }

    /**
     * The set of the first values of an array, which is the set's from now on.
     *
     * @param count how many, from 0 to the array's length
     */
    public static SetValue of(Value[] elements, int count) {
        if (count == 0) {
            return EMPTY;
        }
        if (count == 2) {
            if (STORED.compare(elements[0], elements[1]) > 0) {
                Value first = elements[0];
                elements[0] = elements[1];
                elements[1] = first;
            }
        } else if (count > 2) {
            Arrays.sort(elements, 0, count, STORED);
        }
        int kept = 1;
        int sum = Hash.element(elements[0]);
        for (int i = 1; i < count; i++) {
            Value element = elements[i];
            if (!element.equals(elements[kept - 1])) {
                elements[kept] = element;
                kept++;
                sum += Hash.element(element);
            }
        }
        return new SetValue(
                kept == elements.length ? elements : Arrays.copyOf(elements, kept), sum);
    }

    /** The elements, in the values' total order. */
    public ImmutableSortedSet<Value> elements() {
        ImmutableSortedSet<Value> known = sorted;
        if (known == null) {
            known = ImmutableSortedSet.copyOf(stored);
            sorted = known;
        }
        return known;
    }

    /** What somebody has found out about this set and kept with it; null if nothing. */
    public @Nullable Object finding() {
        return finding;
    }

    /** Keeps what has been found out about this set, which must be the same whoever finds it. */
    public void find(Object found) {
        finding = found;
    }

    /** The number of elements. */
    public int size() {
        return stored.length;
    }

    /**
     * The {@code index}-th element from 0, in an order of this class's own that costs nothing.
     *
     * @throws IndexOutOfBoundsException if there are not that many
     */
    public Value element(int index) {
        return stored[index];
    }

    @Override
    public boolean isFinite() {
        return true;
    }

    @Override
    public SetValue materialise() {
        return this;
    }

    @Override
    public boolean contains(Value value) {
        return indexOf(value) >= 0;
    }

    /** The place of an element in the stored order, or a negative number. */
    private int indexOf(Value value) {
        if (stored.length <= SCANNED) {
            for (int i = 0; i < stored.length; i++) {
                if (stored[i] == value) {
                    return i;
                }
            }
        }
        int hash = value.hashCode();
        int low = 0;
        int high = stored.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compare(stored[middle].hashCode(), hash);
            if (order == 0) {
                order = stored[middle].equals(value) ? 0 : stored[middle].compareTo(value);
            }
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** This set with one element more. */
    public SetValue with(Value element) {
        int place = indexOf(element);
        if (place >= 0) {
            return this;
        }
        int at = -place - 1;
        Value[] more = new Value[stored.length + 1];
        System.arraycopy(stored, 0, more, 0, at);
        more[at] = element;
        System.arraycopy(stored, at, more, at + 1, stored.length - at);
        return new SetValue(more, sum + Hash.element(element));
    }

    /** This set without an element. */
    public SetValue without(Value element) {
        int at = indexOf(element);
        if (at < 0) {
            return this;
        }
        if (stored.length == 1) {
            return EMPTY;
        }
        Value[] fewer = new Value[stored.length - 1];
        System.arraycopy(stored, 0, fewer, 0, at);
        System.arraycopy(stored, at + 1, fewer, at, fewer.length - at);
        return new SetValue(fewer, sum - Hash.element(element));
    }

    /** The elements of either set. */
    public SetValue union(SetValue other) {
        if (other.stored.length == 0 || this == other) {
            return this;
        }
        if (stored.length == 0) {
            return other;
        }
        if (other.stored.length == 1) {
            return with(other.stored[0]);
        }
        if (stored.length == 1) {
            return other.with(stored[0]);
        }
        Value[] merged = new Value[stored.length + other.stored.length];
        int count = 0;
        int total = 0;
        int i = 0;
        int j = 0;
        while (i < stored.length || j < other.stored.length) {
            int order =
                    i == stored.length
                            ? 1
                            : j == other.stored.length ? -1 : order(stored[i], other.stored[j]);
            Value next = order <= 0 ? stored[i] : other.stored[j];
            merged[count++] = next;
            total += Hash.element(next);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return new SetValue(count == merged.length ? merged : Arrays.copyOf(merged, count), total);
    }

    private static int order(Value a, Value b) {
        int order = Integer.compare(a.hashCode(), b.hashCode());
        return order != 0 ? order : a.equals(b) ? 0 : a.compareTo(b);
    }

    /** The elements that are in both sets. */
    public SetValue intersection(SetValue other) {
        return this == other ? this : selected(other, true);
    }

    /** The elements that are not in the other set. */
    public SetValue difference(SetValue other) {
        return this == other ? EMPTY : other.stored.length == 0 ? this : selected(other, false);
    }

    private SetValue selected(SetValue other, boolean common) {
        Value[] kept = new Value[stored.length];
        int count = 0;
        int total = 0;
        for (Value element : stored) {
            if (other.contains(element) == common) {
                kept[count++] = element;
                total += Hash.element(element);
            }
        }
        if (count == stored.length) {
            return this;
        }
        return count == 0 ? EMPTY : new SetValue(Arrays.copyOf(kept, count), total);
    }

    /** Whether all elements are in the other set. */
    public boolean isSubsetOf(SetValue other) {
        if (this == other) {
            return true;
        }
        if (stored.length > other.stored.length) {
            return false;
        }
        for (Value element : stored) {
            if (!other.contains(element)) {
                return false;
            }
        }
        return true;
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
        return this == that ? 0 : lexicographic(elements().iterator(), that.elements().iterator());
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
                        && sum == that.sum
                        && Arrays.equals(stored, that.stored));
    }

    @Override
    public int hashCode() {
        return hashOf(sum);
    }

    /** The hash code of a set whose parts, which share no element, add up to a sum. */
    public static int hashOf(int sumOfParts) {
        return Hash.mix(sumOfParts + 0x7F4A7C15);
    }

    /** What this set adds to the hash code of one of which it is a part. */
    public int partHash() {
        return sum;
    }

    @Override
    public String toString() {
        return elements().stream().map(Value::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
