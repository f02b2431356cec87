package org.fos.checker.value;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The domain of a function, shared by all functions that were made from one another. Its arguments
 * have fixed places: 1..n in their order, others in an order of this class's own.
 */
public final class Domain {
    private static final int KEPT = 65;
    private static final int SCANNED = 8;
    private static final int MOST_SHARED = 4096;
    private static final Map<Domain, Domain> SHARED = new ConcurrentHashMap<>();
    private static final Domain[] SEQUENCES = new Domain[KEPT];

    static {
        for (int n = 0; n < KEPT; n++) {
            SEQUENCES[n] = new Domain(n);
        }
    }

    static final Domain EMPTY = SEQUENCES[0];

    private final int size;

    /** The arguments by place; null for 1..n. */
    private final Value @Nullable [] arguments;

    /** What each argument adds to a function's hash code, but for the value. */
    private final int[] mixed;

    private final int hash;
    private final boolean strings;

    private Domain(int length) {
        this.size = length;
        this.arguments = null;
        this.hash = length;
        this.strings = false;
        mixed = new int[length];
        for (int i = 0; i < length; i++) {
            mixed[i] = Hash.mix(i + 1);
        }
    }

    private Domain(Value[] arguments) {
        this.size = arguments.length;
        this.arguments = arguments;
        mixed = new int[size];
        for (int i = 0; i < size; i++) {
            mixed[i] = Hash.mix(arguments[i].hashCode());
        }
        hash = Arrays.hashCode(arguments);
        strings = Arrays.stream(arguments).allMatch(StringValue.class::isInstance);
    }

    /** What the argument in a place and the hash code of its value add to a function's. */
    public int entryHash(int place, int valueHash) {
        return Hash.mix(mixed[place] + valueHash);
    }

    /**
     * The domain 1..n.
     *
     * @param length n, from 0
     */
    public static Domain sequence(int length) {
        return length < KEPT ? SEQUENCES[length] : new Domain(length);
    }

    /** The domain with these arguments. */
    public static Domain of(SetValue set) {
        int n = set.size();
        Value[] arguments = new Value[n];
        boolean sequence = true;
        for (int i = 0; i < n; i++) {
            arguments[i] = set.element(i);
            sequence &=
                    arguments[i] instanceof IntValue number
                            && number.fitsLong()
                            && number.asLong() >= 1
                            && number.asLong() <= n;
        }
        // Distinct numbers from 1 to n, n of them, leave none out.
        return sequence ? sequence(n) : new Domain(arguments);
    }

    /**
     * The domain with these arguments, which is one object for all who ask for a record's, so that
     * records made in different places are compared without looking at their fields' names.
     */
    public static Domain shared(SetValue set) {
        Domain domain = of(set);
        if (SHARED.size() >= MOST_SHARED) {
            return SHARED.getOrDefault(domain, domain);
        }
        Domain known = SHARED.putIfAbsent(domain, domain);
        return known == null ? domain : known;
    }

    /** The number of arguments. */
    public int size() {
        return size;
    }

    /** Whether this is 1..n. */
    public boolean isSequence() {
        return arguments == null;
    }

    /** Whether the arguments are strings, at least one: whether this is the domain of a record. */
    public boolean isStrings() {
        return strings;
    }

    /** The argument in a place, from 0. */
    public Value argument(int place) {
        return arguments == null ? IntValue.of(place + 1) : arguments[place];
    }

    /** The place of an argument; negative if it is none. */
    public int place(Value argument) {
        Value[] all = arguments;
        if (all == null) {
            return argument instanceof IntValue number
                            && number.fitsLong()
                            && number.asLong() >= 1
                            && number.asLong() <= size
                    ? (int) number.asLong() - 1
                    : -1;
        }
        if (size <= SCANNED) {
            for (int i = 0; i < all.length; i++) {
                if (all[i] == argument) {
                    return i;
                }
            }
        }
        return search(all, argument);
    }

    private static int search(Value[] all, Value argument) {
        int hash = argument.hashCode();
        int low = 0;
        int high = all.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compare(all[middle].hashCode(), hash);
            if (order == 0) {
                order = all[middle].equals(argument) ? 0 : all[middle].compareTo(argument);
            }
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The arguments as a set. */
    public SetValue asSet() {
        Value[] all = new Value[size];
        for (int i = 0; i < size; i++) {
            all[i] = argument(i);
        }
        return SetValue.of(all, size);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Domain that
                        && size == that.size
                        && hash == that.hash
                        && (arguments == null
                                ? that.arguments == null
                                : that.arguments != null
                                        && Arrays.equals(arguments, that.arguments)));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
