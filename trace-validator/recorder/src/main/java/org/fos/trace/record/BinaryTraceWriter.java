package org.fos.trace.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the lines of a trace in its binary form: what all lines of a kind have in common is
 * written once, and so is what values are written as. What is not as plain as a recorder writes it
 * is kept as the line that it is, so that every line can be had back byte for byte.
 */
public final class BinaryTraceWriter implements Closeable {
    /** A frame that is a line. */
    static final int LINE = 0;

    /** A frame that gives a value the next number. */
    static final int VALUE = 1;

    /** A frame that gives a kind of line the next number. */
    static final int SHAPE = 2;

    /** What is added to the number of a kind of line, in the frame of an event. */
    static final int EVENT = 3;

    private static final byte[] MAGIC = {(byte) 0x89, 'f', 'o', 's', 't', 'r', '\n', 1};
    private static final int MOST_VALUES = 1 << 16;
    private static final int MOST_SHAPES = 1 << 12;
    private static final int LONGEST_VALUE = 1 << 10;

    private final OutputStream out;
    private final LineParts parts = new LineParts();
    private final Numbering values = new Numbering(MOST_VALUES);
    private final Numbering shapes = new Numbering(MOST_SHAPES);
    private final FrameBytes shape = new FrameBytes();
    private final FrameBytes frame = new FrameBytes();
    private final FrameBytes length = new FrameBytes();

    /** How many lines were written; the header is line 0, so this is the next event's number. */
    private long lines;

    /**
     * Begins a trace.
     *
     * @param out is closed with the writer
     * @throws IOException if it cannot be written
     */
    public BinaryTraceWriter(OutputStream out) throws IOException {
        this.out = out;
        out.write(MAGIC);
    }

    /**
     * Writes a line.
     *
     * @param bytes holds the line, without its line feed
     * @param from where it begins
     * @param to where it ends
     * @throws IOException if it cannot be written
     */
    public void line(byte[] bytes, int from, int to) throws IOException {
        if (!parts.read(bytes, from, to, lines) || !event(bytes, to)) {
            put(frame.clear().unsigned(LINE).raw(bytes, from, to), 0);
        }
        lines++;
    }

    /**
     * Writes what a recorder that stopped has left of its last line; it must be the last.
     *
     * @throws IOException if it cannot be written
     */
    public void half(byte[] bytes, int from, int to) throws IOException {
        put(frame.clear().unsigned(LINE).raw(bytes, from, to), 1);
    }

    private boolean event(byte[] bytes, int to) throws IOException {
        int kind = shape(bytes, to);
        if (kind < 0) {
            return false;
        }
        for (int i = 0; i < parts.count(); i++) {
            if (parts.kinds[i] == LineParts.VALUE) {
                define(bytes, parts.from[i], parts.to[i]);
            }
        }
        frame.clear().unsigned(EVENT + kind);
        for (int i = 0; i < parts.count(); i++) {
            int first = parts.from[i];
            int last = parts.to[i];
            switch (parts.kinds[i]) {
                case LineParts.VALUE -> {
                    int known = values.number(bytes, first, last);
                    frame.unsigned(known + 1);
                    if (known < 0) {
                        frame.unsigned(last - first).raw(bytes, first, last);
                    }
                }
                case LineParts.NUMBER -> frame.signed(parts.numbers[i]);
                default -> frame.unsigned(last - first).raw(bytes, first, last);
            }
        }
        put(frame, 0);
        return true;
    }

    /** The number of the line's kind, which is defined if it is new; -1 if there are too many. */
    private int shape(byte[] bytes, int to) throws IOException {
        int since = parts.begin();
        shape.clear().unsigned(SHAPE).unsigned(parts.count());
        for (int i = 0; i < parts.count(); i++) {
            int first = parts.from[i];
            shape.unsigned(first - since).raw(bytes, since, first).unsigned(parts.kinds[i]);
            since = parts.to[i];
        }
        shape.raw(bytes, since, to);
        int known = shapes.number(shape.array(), 0, shape.length());
        if (known < 0) {
            known = shapes.add(shape.array(), 0, shape.length());
            if (known >= 0) {
                put(shape, 0);
            }
        }
        return known;
    }

    private void define(byte[] bytes, int from, int to) throws IOException {
        if (to - from <= LONGEST_VALUE
                && values.number(bytes, from, to) < 0
                && values.add(bytes, from, to) >= 0) {
            put(frame.clear().unsigned(VALUE).raw(bytes, from, to), 0);
        }
    }

    /** Writes a frame of which so many bytes are missing. */
    private void put(FrameBytes content, int missing) throws IOException {
        length.clear().unsigned((long) content.length() + missing).writeTo(out);
        content.writeTo(out);
    }

    /**
     * Hands all that is written to the stream behind.
     *
     * @throws IOException if that cannot be written
     */
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
