package org.fos.trace.format;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a trace in either form, as the bytes of their JSON; what they say is not looked at.
 */
public final class TraceLines implements Closeable {
    private final String name;
    private final TraceSource source;
    private long line;
    private boolean cut;

    private TraceLines(String name, TraceSource source) {
        this.name = name;
        this.source = source;
    }

    /**
     * Begins to read.
     *
     * @param name stands for the file in messages
     * @param in a trace of either form, compressed or not; closed with this
     * @throws IOException if it cannot be read
     */
    public static TraceLines of(String name, InputStream in) throws IOException {
        return new TraceLines(name, TraceSource.of(in));
    }

    /**
     * The next line, without its line feed; null at the end, and where the binary form was cut
     * within anything but a line that it keeps as text.
     *
     * @throws IOException if the file cannot be read
     * @throws InvalidTraceException if the binary form is damaged
     */
    public byte @Nullable [] next() throws IOException, InvalidTraceException {
        line++;
        try {
            if (!source.next()) {
                return null;
            }
            cut = !source.lastEnded();
            return source.json(source.chunk(), source.start(), source.end(), line);
        } catch (Malformed e) {
            if (e.isCut()) {
                return null;
            }
            throw new InvalidTraceException(name, line, e.getMessage());
        }
    }

    /** Whether the line last given, or looked for, was whole. */
    public boolean lastEnded() {
        return source.lastEnded();
    }

    /** Whether the trace has turned out to end within a line. */
    public boolean isCut() {
        return cut;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
