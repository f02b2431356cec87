package org.fos.trace.record;

import com.github.luben.zstd.ZstdOutputStream;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes what one recorder sees of one instance of one spec: a header, events numbered from 1, and,
 * when closed, the line that says that the record is whole.
 *
 * <p>The same calls give the same bytes. After a failure no more is written, and the {@code end}
 * line never: what was cut short reads as a recorder that stopped. A recorder belongs to one
 * thread.
 */
public final class TraceRecorder implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final String target;
    private final OutputStream out;
    private final @Nullable BinaryTraceWriter binary;
    private final JsonBytes line = new JsonBytes();
    private final EventBuilder builder = new EventBuilder(this);
    private long events;
    private boolean closed;
    private @Nullable IOException failure;

    private TraceRecorder(
            String target,
            OutputStream out,
            @Nullable BinaryTraceWriter binary,
            TraceHeader header) {
        this.target = target;
        this.out = out;
        this.binary = binary;
        line.raw(header.json()).put('\n');
        writeLine("the header");
    }

    /**
     * Creates a trace file and writes its header.
     *
     * @param file must not exist yet; ends in {@code .ndjson}, or in {@code .fostrace} for the
     *     binary form, and after either in {@code .zst} to be compressed. Its directory is created
     *     if need be.
     * @throws UncheckedIOException if the file exists or cannot be written
     */
    public static TraceRecorder create(Path file, TraceHeader header) {
        String name = String.valueOf(file.getFileName());
        boolean compressed = name.endsWith(".zst");
        String bare = compressed ? name.substring(0, name.length() - ".zst".length()) : name;
        boolean binary = bare.endsWith(".fostrace");
        if (!binary && !bare.endsWith(".ndjson")) {
            throw new IllegalArgumentException(
                    "a trace file ends in .ndjson or .fostrace, or in .zst after either, file="
                            + file);
        }
        OutputStream raw = openNew(file);
        try {
            OutputStream bytes =
                    new BufferedOutputStream(compressed ? compress(raw) : raw, BUFFER_BYTES);
            return new TraceRecorder(
                    file.toString(), bytes, binary ? new BinaryTraceWriter(bytes) : null, header);
        } catch (IOException | UncheckedIOException e) {
            closeAfter(e, raw);
            throw e instanceof UncheckedIOException u
                    ? u
                    : new UncheckedIOException(
                            file + ": cannot be written: " + e.getMessage(), (IOException) e);
        }
    }

    /**
     * Records into any stream, uncompressed, and writes the header.
     *
     * @param out is closed with the recorder
     * @throws UncheckedIOException if the stream fails
     */
    public static TraceRecorder to(OutputStream out, TraceHeader header) {
        return new TraceRecorder("trace", out, null, header);
    }

    /**
     * Begins an event.
     *
     * @param action the operator of the spec that this step is
     * @throws IllegalStateException if the previous event was begun and never written, or the
     *     recorder is closed or has failed
     */
    public EventBuilder event(String action) {
        requireWorking();
        requireWritten();
        return builder.begin(action);
    }

    /** The number of events recorded so far. */
    public long events() {
        return events;
    }

    /**
     * Hands all that is recorded to the operating system.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void flush() {
        requireWorking();
        try {
            out.flush();
        } catch (IOException e) {
            throw failed("event " + events, e);
        }
    }

    /**
     * Writes the {@code end} line, unless an event failed or was left unwritten, and closes the
     * file. Closing twice does nothing.
     *
     * @throws UncheckedIOException if the end cannot be written
     * @throws IllegalStateException if the last event was begun and never written
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (OutputStream closing = out) {
            if (failure == null) {
                requireWritten();
                line.clear();
                line.put('{').field("seq").number(events + 1).field("end").value(true);
                line.put('}').put('\n');
                put();
                closing.flush();
            }
        } catch (IOException e) {
            if (failure == null) {
                throw failed("the end line", e);
            }
        }
    }

    /** Closes the file without the {@code end} line, as a recorder that stopped leaves it. */
    public void abandon() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            out.close();
        } catch (IOException e) {
            throw failed("event " + events, e);
        }
    }

    long write(EventBuilder event) {
        requireWorking();
        line.clear();
        line.put('{').field("seq").number(events + 1);
        event.encode(line);
        line.put('}').put('\n');
        writeLine("event " + (events + 1));
        return ++events;
    }

    private void writeLine(String what) {
        try {
            put();
        } catch (IOException e) {
            throw failed(what, e);
        }
    }

    private void put() throws IOException {
        if (binary == null) {
            line.writeTo(out);
        } else {
            line.writeLineTo(binary);
        }
    }

    private UncheckedIOException failed(String what, IOException cause) {
        failure = cause;
        return new UncheckedIOException(
                "%s: %s could not be written: %s; the trace has no end line and counts as that of"
                                .formatted(target, what, cause.getMessage())
                        + " a recorder that stopped",
                cause);
    }

    private void requireWorking() {
        if (closed) {
            throw new IllegalStateException("the recorder is closed, target=" + target);
        }
        if (failure != null) {
            throw new IllegalStateException(
                    "the recorder has failed earlier, target=" + target, failure);
        }
    }

    private void requireWritten() {
        if (builder.isOpen()) {
            throw new IllegalStateException(
                    "the previous event was begun and never written, action=%s seq=%d target=%s"
                            .formatted(builder.action(), events + 1, target));
        }
    }

    private static OutputStream openNew(Path file) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new UncheckedIOException(
                    file
                            + ": exists already; a trace is never overwritten: delete it or name"
                            + " another file",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s: cannot be created: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static OutputStream compress(OutputStream raw) throws IOException {
        return new ZstdOutputStream(raw, 1);
    }

    private static void closeAfter(Exception cause, OutputStream raw) {
        try {
            raw.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
