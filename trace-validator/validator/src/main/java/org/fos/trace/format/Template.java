package org.fos.trace.format;

import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A kind of line: the bytes that all lines of the kind have from behind their number on, with holes
 * in which they differ. It is learnt from one such line; what stands between the holes decides what
 * the line means, so that bytes that are the same are not looked at again one by one.
 */
final class Template {
    /** What may stand in a hole. */
    enum Hole {
        /** A string that is a value. */
        TEXT,
        /** An integer that is a value. */
        NUMBER,
        /** Any other value. */
        VALUE,
        /** An array of strings, of no concern here. */
        IDS,
        /** An integer from 0, of no concern here. */
        TIME
    }

    /** The bytes before each hole, and those behind the last. */
    private final Literal[] literals;

    private final Hole[] holes;
    private final @Nullable RecentValues[] recent;

    final int action;
    final int[] argNames;
    final Pattern[] args;
    final int[] variables;
    final Pattern[] are;
    private final Pattern[][] paths;

    /** The keys of each fact of the line last read. */
    final Value[][] keys;

    Template(
            Literal[] literals,
            Hole[] holes,
            @Nullable RecentValues[] recent,
            int action,
            int[] argNames,
            Pattern[] args,
            int[] variables,
            Pattern[][] paths,
            Pattern[] are) {
        this.literals = literals;
        this.holes = holes;
        this.recent = recent;
        this.action = action;
        this.argNames = argNames;
        this.args = args;
        this.variables = variables;
        this.paths = paths;
        this.are = are;
        keys = new Value[paths.length][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new Value[paths[i].length];
        }
    }

    /** How many holes there are. */
    int holes() {
        return holes.length;
    }

    Hole hole(int index) {
        return holes[index];
    }

    /** Whether what stands in a hole is a time, which is never negative. */
    boolean isTime(int index) {
        return holes[index] == Hole.TIME;
    }

    /** Reads what is in the holes of a line of this kind; false if it is of another. */
    boolean read(ByteCursor cursor, KnownTexts texts, PlainValues values, Holes found) {
        byte[] bytes = cursor.bytes;
        int at = cursor.at;
        for (int i = 0; i < holes.length; i++) {
            at = literals[i].after(bytes, at);
            if (at < 0) {
                return false;
            }
            // What comes most often is read here, without taking the cursor along.
            switch (holes[i]) {
                case TEXT -> {
                    long text = ByteCursor.shortText(bytes, at);
                    Value known = texts.known(text);
                    if (known != null) {
                        found.values[i] = known;
                        at += ByteCursor.shortLength(text);
                        continue;
                    }
                }
                case NUMBER -> {
                    long word = ByteCursor.word(bytes, at);
                    int digits = ByteCursor.digits(word);
                    if (digits > 0
                            && digits < Long.BYTES
                            && (bytes[at] != '0' || digits == 1)
                            && ByteCursor.endsNumber(bytes[at + digits])) {
                        found.numbers[i] = ByteCursor.number(word, digits);
                        at += digits;
                        continue;
                    }
                }
                default -> {}
            }
            cursor.at = at;
            if (!fill(i, cursor, texts, values, found)) {
                return false;
            }
            at = cursor.at;
        }
        at = literals[holes.length].after(bytes, at);
        cursor.at = at;
        return at >= 0;
    }

    private boolean fill(
            int hole, ByteCursor at, KnownTexts texts, PlainValues values, Holes found) {
        switch (holes[hole]) {
            case TEXT -> {
                Value value = texts.read(at);
                if (value != null) {
                    found.values[hole] = value;
                }
                return value != null;
            }
            case NUMBER -> {
                boolean read = at.integer();
                found.numbers[hole] = at.number;
                return read;
            }
            case VALUE -> {
                RecentValues known = recent[hole];
                Value value = known == null ? null : values.read(at, known);
                if (value != null) {
                    found.values[hole] = value;
                }
                return value != null;
            }
            case IDS -> {
                return at.strings();
            }
            case TIME -> {
                return at.integer() && at.number >= 0;
            }
        }
        return false;
    }

    /** Makes the keys of the facts of the line last read. */
    void makeKeys() {
        for (int i = 0; i < keys.length; i++) {
            Pattern[] path = paths[i];
            Value[] made = keys[i];
            for (int k = 0; k < made.length; k++) {
                made[k] = path[k].value();
            }
        }
    }
}
