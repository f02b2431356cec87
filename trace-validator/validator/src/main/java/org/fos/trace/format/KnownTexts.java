package org.fos.trace.format;

import org.fos.checker.value.FunctionValue;
import org.fos.checker.value.ModelValue;
import org.fos.checker.value.SetValue;
import org.fos.checker.value.StringValue;
import org.fos.checker.value.Value;
import org.fos.checker.value.Values;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What the strings of a trace stand for, found by their bytes, so that what has been read before is
 * not made again. Names are numbered and kept; values that are strings take each other's places.
 */
final class KnownTexts {
    private static final int SLOTS = 1 << 14;
    private static final int MOST_NAMES = SLOTS / 4;
    private static final int SHORT_SLOTS = 256;

    private final Set<String> modelValues;
    private final @Nullable Entry[] names = new Entry[SLOTS];
    private final @Nullable Entry[] values = new Entry[SLOTS];
    private final List<StringValue> numbered = new ArrayList<>();

    /** Short strings, with the quotes behind them, and their values: these come most often. */
    private final long[] shortTexts = new long[SHORT_SLOTS];

    private final @Nullable Value[] shortValues = new Value[SHORT_SLOTS];

    private record Entry(
            long hash, int length, byte[] bytes, Value value, int number, boolean kept) {
        Entry(long hash, byte[] bytes, Value value, int number, boolean kept) {
            this(hash, bytes.length, bytes, value, number, kept);
        }

        boolean is(ByteCursor at) {
            return hash == at.hash
                    && length == at.to - at.from
                    && (length <= ByteCursor.TOLD_BY_HASH
                            || Arrays.equals(at.bytes, at.from, at.to, bytes, 0, length));
        }
    }

    KnownTexts(Set<String> modelValues) {
        this.modelValues = modelValues;
    }

    /** The number of the name that a cursor has just moved over; -1 if there are too many. */
    int name(ByteCursor at) {
        int slot = (int) at.hash & (SLOTS - 1);
        Entry entry = names[slot];
        while (entry != null) {
            if (entry.is(at)) {
                return entry.number();
            }
            slot = (slot + 1) & (SLOTS - 1);
            entry = names[slot];
        }
        if (numbered.size() == MOST_NAMES) {
            return -1;
        }
        byte[] bytes = Arrays.copyOfRange(at.bytes, at.from, at.to);
        StringValue text = Values.string(new String(bytes, StandardCharsets.US_ASCII));
        names[slot] = new Entry(at.hash, bytes, text, numbered.size(), true);
        numbered.add(text);
        return numbered.size() - 1;
    }

    /** A name by its number. */
    StringValue name(int number) {
        return numbered.get(number);
    }

    /** How many names are numbered. */
    int names() {
        return numbered.size();
    }

    /** The value that the string at a cursor stands for, which is moved over it; null if none. */
    @Nullable Value read(ByteCursor at) {
        long text = at.shortText();
        int slot = (int) (ByteCursor.mixed(text) >>> (Long.SIZE - Byte.SIZE));
        Value known = shortValues[slot];
        if (shortTexts[slot] == text && known != null) {
            at.skipShortText(text);
            return known;
        }
        if (!at.string()) {
            return null;
        }
        Value value = value(at);
        if (at.to - at.from < Long.BYTES) {
            shortTexts[slot] = text;
            shortValues[slot] = value;
        }
        return value;
    }

    /** The value that the string stands for that a cursor has just moved over. */
    Value value(ByteCursor at) {
        int first = (int) at.hash & (SLOTS - 1);
        Entry entry = values[first];
        if (entry != null && entry.is(at)) {
            return entry.value();
        }
        int second = (int) (at.hash >>> 32) & (SLOTS - 1);
        Entry other = values[second];
        if (other != null && other.is(at)) {
            return other.value();
        }
        byte[] bytes = Arrays.copyOfRange(at.bytes, at.from, at.to);
        Value value = made(new String(bytes, StandardCharsets.US_ASCII));
        Entry made = new Entry(at.hash, bytes, value, -1, false);
        if (entry == null || !entry.kept()) {
            values[first] = made;
        } else if (other == null || !other.kept()) {
            values[second] = made;
        }
        return value;
    }

    private Value made(String text) {
        return modelValues.contains(text) ? Values.model(text) : Values.string(text);
    }

    /** Keeps the strings and model values in a value, which are then the ones that are found. */
    void keep(Value value) {
        switch (value) {
            case StringValue string -> keep(string.text(), string);
            case ModelValue model -> keep(model.name(), model);
            case SetValue set -> set.elements().forEach(this::keep);
            case FunctionValue function ->
                    function.entries()
                            .forEach(
                                    (argument, is) -> {
                                        keep(argument);
                                        keep(is);
                                    });
            default -> {}
        }
    }

    private void keep(String text, Value value) {
        byte[] quoted = ("\"" + text + "\"\0\0\0\0\0\0\0\0").getBytes(StandardCharsets.UTF_8);
        ByteCursor at = new ByteCursor();
        at.begin(quoted, 0);
        if (!at.string() || !made(text).equals(value)) {
            return;
        }
        int first = (int) at.hash & (SLOTS - 1);
        int second = (int) (at.hash >>> 32) & (SLOTS - 1);
        int slot = values[first] == null ? first : second;
        if (values[slot] == null) {
            values[slot] =
                    new Entry(at.hash, Arrays.copyOfRange(quoted, at.from, at.to), value, -1, true);
        }
    }
}
