package org.fos.trace.format;

import org.fos.checker.value.Domain;
import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decodes values from plain JSON. Gives null where it is not plain, or no value. */
final class PlainValues {
    private static final int DEEPEST = 24;
    private static final int MOST_SHAPES = 64;
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] TUPLE = ascii("{\"#tup\":[");
    private static final byte[] SET = ascii("{\"#set\":[");
    private static final byte[] MAP = ascii("{\"#map\":[");
    private static final byte[] EMPTY = ascii("{}");

    private final KnownTexts texts;
    private final Scratch[] scratch = new Scratch[DEEPEST];
    private final List<RecordShape> shapes = new ArrayList<>();

    /** The fields of a record in the order in which they are written. */
    record RecordShape(StringValue[] names, Domain domain, int[] places) {
        boolean has(@Nullable StringValue[] others, int count) {
            if (count != names.length) {
                return false;
            }
            for (int i = 0; i < count; i++) {
                if (names[i] != others[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Room for the parts of one value while it is read. */
    private static final class Scratch {
        private @Nullable StringValue[] names = new StringValue[8];
        private Value[] values = new Value[8];
        private int count;

        void add(@Nullable StringValue name, Value value) {
            if (count == values.length) {
                names = Arrays.copyOf(names, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            names[count] = name;
            values[count] = value;
            count++;
        }

        Value[] taken() {
            return Arrays.copyOf(values, count);
        }
    }

    PlainValues(KnownTexts texts) {
        this.texts = texts;
        for (int i = 0; i < DEEPEST; i++) {
            scratch[i] = new Scratch();
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The value at the cursor, which is moved over it. */
    @Nullable Value read(ByteCursor at, RecentValues recent) {
        byte first = at.current();
        if (first == '{' || first == '[') {
            Value known = recent.match(at);
            if (known != null) {
                return known;
            }
            int from = at.at;
            Value made = read(at, 0);
            if (made != null) {
                recent.add(at.bytes, from, at.at, made);
            }
            return made;
        }
        return read(at, 0);
    }

    private @Nullable Value read(ByteCursor at, int depth) {
        return switch (at.current()) {
            case '"' -> texts.read(at);
            case 't' -> at.literal(TRUE) ? Values.bool(true) : null;
            case 'f' -> at.literal(FALSE) ? Values.bool(false) : null;
            case '[' -> {
                at.at++;
                yield elements(at, depth) ? tuple(depth) : null;
            }
            case '{' -> object(at, depth);
            default -> at.integer() ? Values.integer(at.number) : null;
        };
    }

    private Value tuple(int depth) {
        Value[] taken = scratch[depth].taken();
        return FunctionValue.of(Domain.sequence(taken.length), taken);
    }

    /** Reads elements up to the end of the array that has begun. */
    private boolean elements(ByteCursor at, int depth) {
        if (depth == DEEPEST) {
            return false;
        }
        Scratch parts = scratch[depth];
        parts.count = 0;
        if (at.skip(']')) {
            return true;
        }
        do {
            Value element = read(at, depth + 1);
            if (element == null) {
                return false;
            }
            parts.add(null, element);
        } while (at.skip(','));
        return at.skip(']');
    }

    private @Nullable Value object(ByteCursor at, int depth) {
        if (at.bytes[at.at + 2] != '#') {
            return at.literal(EMPTY) ? Values.tuple() : record(at, depth);
        }
        if (at.literal(TUPLE)) {
            return elements(at, depth) && at.skip('}') ? tuple(depth) : null;
        }
        if (at.literal(SET)) {
            if (!elements(at, depth) || !at.skip('}')) {
                return null;
            }
            Value[] taken = scratch[depth].taken();
            return SetValue.of(taken, taken.length);
        }
        return at.literal(MAP) ? map(at, depth) : null;
    }

    private @Nullable Value map(ByteCursor at, int depth) {
        if (depth == DEEPEST) {
            return null;
        }
        List<Value> keys = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        if (!at.skip(']')) {
            do {
                if (!at.skip('[') || !elements(at, depth) || scratch[depth].count != 2) {
                    return null;
                }
                keys.add(scratch[depth].values[0]);
                values.add(scratch[depth].values[1]);
            } while (at.skip(','));
            if (!at.skip(']')) {
                return null;
            }
        }
        return at.skip('}') ? function(keys, values) : null;
    }

    /** The function of these keys; null if one is given twice. */
    private static @Nullable Value function(List<Value> keys, List<Value> values) {
        int n = keys.size();
        SetValue set = SetValue.of(keys.toArray(new Value[0]), n);
        if (set.size() != n) {
            return null;
        }
        Domain domain = Domain.of(set);
        Value[] placed = new Value[n];
        for (int i = 0; i < n; i++) {
            placed[domain.place(keys.get(i))] = values.get(i);
        }
        return FunctionValue.of(domain, placed);
    }

    private @Nullable Value record(ByteCursor at, int depth) {
        if (depth == DEEPEST || !at.skip('{')) {
            return null;
        }
        Scratch parts = scratch[depth];
        parts.count = 0;
        do {
            if (!at.string() || at.from == at.to || at.bytes[at.from] == '#') {
                return null;
            }
            int name = texts.name(at);
            if (name < 0 || !at.skip(':')) {
                return null;
            }
            Value value = read(at, depth + 1);
            if (value == null) {
                return null;
            }
            parts.add(texts.name(name), value);
        } while (at.skip(','));
        return at.skip('}') ? record(parts) : null;
    }

    private @Nullable Value record(Scratch parts) {
        RecordShape shape = shape(parts);
        if (shape == null) {
            return null;
        }
        Value[] values = new Value[parts.count];
        for (int i = 0; i < values.length; i++) {
            values[shape.places()[i]] = parts.values[i];
        }
        return FunctionValue.of(shape.domain(), values);
    }

    private @Nullable RecordShape shape(Scratch parts) {
        for (RecordShape known : shapes) {
            if (known.has(parts.names, parts.count)) {
                return known;
            }
        }
        StringValue[] names = new StringValue[parts.count];
        for (int i = 0; i < names.length; i++) {
            names[i] = java.util.Objects.requireNonNull(parts.names[i]);
        }
        RecordShape made = shape(names);
        if (made != null && shapes.size() < MOST_SHAPES) {
            shapes.add(made);
        }
        return made;
    }

    /** The shape of records with these fields in this order; null if one is given twice. */
    @Nullable RecordShape shape(StringValue[] names) {
        SetValue set = SetValue.of(Arrays.copyOf(names, names.length, Value[].class), names.length);
        if (set.size() != names.length) {
            return null;
        }
        Domain domain = Domain.shared(set);
        int[] places = new int[names.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = domain.place(names[i]);
        }
        return new RecordShape(names, domain, places);
    }
}
