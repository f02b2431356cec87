package org.fos.trace.format;

import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The kinds of lines and the values that a trace in its binary form has defined so far. */
final class FrameShapes {
    private static final int VALUE = 0;
    private static final int NUMBER = 1;
    private static final int IDS = 2;
    private static final byte[][] SAMPLES = {
        PlainValues.ascii("\"\""), PlainValues.ascii("0"), PlainValues.ascii("[]")
    };
    private static final long MOST_EXACT = 1_000_000_000_000_000L;

    private final List<Shape> shapes = new ArrayList<>();
    private byte[][] texts = new byte[64][];
    private @Nullable Value[] values = new Value[64];
    private int count;
    private final ByteCursor cursor = new ByteCursor();

    /** A kind of line: what stands before each part and behind the last, and what the parts are. */
    static final class Shape {
        private final byte[][] literals;
        private final byte[] kinds;

        /** How lines of the kind are read fast; null if they cannot be, or nobody has asked. */
        private @Nullable Template template;

        private boolean asked;

        Shape(byte[][] literals, byte[] kinds) {
            this.literals = literals;
            this.kinds = kinds;
        }
    }

    /** How many kinds are defined. */
    int count() {
        return shapes.size();
    }

    @Nullable Shape shape(int number) {
        return number >= 0 && number < shapes.size() ? shapes.get(number) : null;
    }

    /** Defines a value, which is what is left of a frame. */
    void addValue(FrameCursor at) {
        if (count == texts.length) {
            texts = Arrays.copyOf(texts, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        byte[] text = Arrays.copyOfRange(at.bytes, at.at, at.end);
        texts[count] = text;
        values[count] = null;
        count++;
    }

    /** Defines a kind of line; false if the frame does not end where the kind does. */
    boolean addShape(FrameCursor at) {
        int parts = at.length();
        if (parts < 0) {
            return false;
        }
        byte[][] literals = new byte[parts + 1][];
        byte[] kinds = new byte[parts];
        for (int i = 0; i < parts; i++) {
            int length = at.length();
            if (length < 0) {
                return false;
            }
            literals[i] = Arrays.copyOfRange(at.bytes, at.at, at.at + length);
            at.at += length;
            long kind = at.unsigned();
            if (kind < 0 || kind > IDS) {
                return false;
            }
            kinds[i] = (byte) kind;
        }
        literals[parts] = Arrays.copyOfRange(at.bytes, at.at, at.end);
        shapes.add(new Shape(literals, kinds));
        return true;
    }

    /**
     * Fills an event from the parts of its frame.
     *
     * @return false if it is not plain, or the frame does not hold its parts
     */
    boolean fill(EventLine line, Shape shape, FrameCursor at, long seq) {
        Template template = shape.asked ? shape.template : learn(shape, line);
        if (template == null) {
            return false;
        }
        Holes holes = line.holes();
        byte[] kinds = shape.kinds;
        for (int i = 0; i < kinds.length; i++) {
            switch (kinds[i]) {
                case VALUE -> {
                    Value value = value(line, at);
                    if (value == null) {
                        return false;
                    }
                    holes.values[i] = value;
                }
                case NUMBER -> {
                    long read = at.unsigned();
                    long number = FrameCursor.signed(read);
                    if (read < 0 || number >= MOST_EXACT || number <= -MOST_EXACT) {
                        return false;
                    }
                    if (template.isTime(i) && number < 0) {
                        return false;
                    }
                    holes.numbers[i] = number;
                }
                default -> {
                    int length = at.length();
                    if (length < 0) {
                        return false;
                    }
                    cursor.begin(at.bytes, at.at);
                    at.at += length;
                    if (!cursor.strings() || cursor.at != at.at) {
                        return false;
                    }
                }
            }
        }
        if (!at.atEnd()) {
            return false;
        }
        line.take(template, seq);
        return true;
    }

    private @Nullable Value value(EventLine line, FrameCursor at) {
        long number = at.unsigned();
        if (number > 0 && number <= count) {
            int known = (int) number - 1;
            Value value = values[known];
            return value != null ? value : made(line, known);
        }
        int length = number == 0 ? at.length() : -1;
        if (length < 0) {
            return null;
        }
        cursor.begin(at.bytes, at.at);
        at.at += length;
        Value value = line.value(cursor);
        return value != null && cursor.at == at.at ? value : null;
    }

    private @Nullable Value made(EventLine line, int number) {
        byte[] text = texts[number];
        cursor.begin(Arrays.copyOf(text, text.length + TraceSource.PADDING), 0);
        // A number is told from what follows it, which in a line is never nothing.
        cursor.bytes[text.length] = ',';
        Value value = line.value(cursor);
        values[number] = value != null && cursor.at == text.length ? value : null;
        return values[number];
    }

    /** Learns how lines of a kind are read, from one of them. */
    private @Nullable Template learn(Shape shape, EventLine line) {
        shape.asked = true;
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        sample.writeBytes("{\"seq\":1".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < shape.kinds.length; i++) {
            sample.writeBytes(shape.literals[i]);
            sample.writeBytes(SAMPLES[shape.kinds[i]]);
        }
        sample.writeBytes(shape.literals[shape.kinds.length]);
        Template learnt = line.kindOf(sample.toByteArray());
        shape.template = learnt != null && isLike(learnt, shape) ? learnt : null;
        return shape.template;
    }

    private static boolean isLike(Template template, Shape shape) {
        if (template.holes() != shape.kinds.length) {
            return false;
        }
        for (int i = 0; i < shape.kinds.length; i++) {
            boolean alike =
                    switch (template.hole(i)) {
                        case TEXT -> shape.kinds[i] == VALUE;
                        case NUMBER, TIME -> shape.kinds[i] == NUMBER;
                        case IDS -> shape.kinds[i] == IDS;
                        // The sample has no such value for a part, only for what is always alike.
                        case VALUE -> false;
                    };
            if (!alike) {
                return false;
            }
        }
        return true;
    }

    /** Writes the JSON of a line from behind its number on; false if the frame is no such line. */
    boolean write(Shape shape, FrameCursor at, ByteArrayOutputStream out) {
        for (int i = 0; i < shape.kinds.length; i++) {
            out.writeBytes(shape.literals[i]);
            if (!writePart(shape.kinds[i], at, out)) {
                return false;
            }
        }
        out.writeBytes(shape.literals[shape.kinds.length]);
        return at.atEnd();
    }

    private boolean writePart(int kind, FrameCursor at, ByteArrayOutputStream out) {
        if (kind == NUMBER) {
            long read = at.unsigned();
            String digits = Long.toString(FrameCursor.signed(read));
            out.writeBytes(digits.getBytes(StandardCharsets.US_ASCII));
            return read >= 0;
        }
        long number = kind == VALUE ? at.unsigned() : 0;
        if (number > 0 && number <= count) {
            out.writeBytes(texts[(int) number - 1]);
            return true;
        }
        int length = number == 0 ? at.length() : -1;
        if (length < 0) {
            return false;
        }
        out.write(at.bytes, at.at, length);
        at.at += length;
        return true;
    }
}
