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

    /** Instead of a name's number: of a value that is kept, and of one that is not. */
    private static final int KEPT = -1;

    private static final int PASSING = -2;

    private final Set<String> modelValues;
    private final @Nullable Entry[] names = new Entry[SLOTS];
    private final @Nullable Entry[] values = new Entry[SLOTS];
    private final List<StringValue> numbered = new ArrayList<>();

    /** Short strings, with the quotes behind them, and their values: these come most often. */
    private final long[] shortTexts = new long[SHORT_SLOTS];

    private final @Nullable Value[] shortValues = new Value[SHORT_SLOTS];

    /** A string, its first and its last eight bytes apart if it has more than so many. */
    private record Entry(
            long hash, int length, long first, long last, byte[] bytes, Value value, int number) {
        static Entry of(ByteCursor at, Value value, int number) {
            int length = at.to - at.from;
            boolean wide = length > ByteCursor.TOLD_BY_HASH;
            return new Entry(
                    at.hash,
                    length,
                    wide ? ByteCursor.word(at.bytes, at.from) : 0,
                    wide ? ByteCursor.word(at.bytes, at.to - Long.BYTES) : 0,
                    Arrays.copyOfRange(at.bytes, at.from, at.to),
                    value,
                    number);
        }

        boolean is(ByteCursor at) {
            return hash == at.hash
                    && length == at.to - at.from
                    && (length <= ByteCursor.TOLD_BY_HASH || isWide(at));
        }

        private boolean isWide(ByteCursor at) {
            return first == ByteCursor.word(at.bytes, at.from)
                    && last == ByteCursor.word(at.bytes, at.to - Long.BYTES)
                    && (length <= 2 * Long.BYTES
                            || Arrays.equals(at.bytes, at.from, at.to, bytes, 0, length));
        }

        /** Whether nothing takes its place. */
        boolean isKept() {
            return number == KEPT;
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
        StringValue text = Values.string(text(at));
        names[slot] = Entry.of(at, text, numbered.size());
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

    /** What a short string stands for, if that is known; null if not. */
    @Nullable Value known(long shortText) {
        int slot = slot(shortText);
        return shortTexts[slot] == shortText ? shortValues[slot] : null;
    }

    private static int slot(long shortText) {
        return (int) (ByteCursor.mixed(shortText) >>> (Long.SIZE - Byte.SIZE));
    }

    /** The value that the string at a cursor stands for, which is moved over it; null if none. */
    @Nullable Value read(ByteCursor at) {
        long text = ByteCursor.shortText(at.bytes, at.at);
        Value known = known(text);
        if (known != null) {
            at.at += ByteCursor.shortLength(text);
            return known;
        }
        if (!at.string()) {
            return null;
        }
        Value value = value(at);
        if (at.to - at.from < Long.BYTES) {
            shortTexts[slot(text)] = text;
            shortValues[slot(text)] = value;
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
        Value value = made(text(at));
        Entry made = Entry.of(at, value, PASSING);
        if (entry == null || !entry.isKept()) {
            values[first] = made;
        } else if (other == null || !other.isKept()) {
            values[second] = made;
        }
        return value;
    }

    private static String text(ByteCursor at) {
        return new String(at.bytes, at.from, at.to - at.from, StandardCharsets.US_ASCII);
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
            values[slot] = Entry.of(at, value, KEPT);
        }
    }
}
