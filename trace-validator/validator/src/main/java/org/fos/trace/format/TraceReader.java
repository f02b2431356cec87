package org.fos.trace.format;

import org.fos.checker.step.ConstantBinding;
import org.fos.checker.value.Value;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a trace from its header to its end, event by event. All that can be wrong with a line alone
 * is found here; whether a spec explains it is not asked.
 */
public final class TraceReader implements Closeable {
    /** How files of traces are named. */
    public static final String ENDINGS = ".ndjson or .fostrace, or in .zst after either";

    private final String file;
    private final TraceSource lines;
    private final Header header;
    private final ValueReader values;
    private final Utf8 utf8 = new Utf8();
    private final KnownTexts texts;
    private final EventLine plain;
    private long line;
    private long seq;
    private boolean complete;
    private boolean cut;

    private TraceReader(String file, TraceSource lines) throws InvalidTraceException {
        this.file = file;
        this.lines = lines;
        try {
            if (!nextLine()) {
                throw new Malformed(
                        "the file is empty; the first line must be a header with fos-trace, run,"
                                + " spec and constants");
            }
            header = HeaderReader.read(decodeLine());
        } catch (Malformed e) {
            throw invalid(e.getMessage());
        }
        values = new ValueReader(header.modelValues());
        texts = new KnownTexts(header.modelValues());
        header.constants()
                .values()
                .forEach(
                        binding -> {
                            if (binding instanceof ConstantBinding.Given(Value value)) {
                                texts.keep(value);
                            }
                        });
        plain = new EventLine(texts);
    }

    /**
     * Opens a trace file and reads its header.
     *
     * @param file is named like a trace; what form it has, its first bytes tell
     * @throws InvalidTraceException if the file is missing, or its first line is no header
     */
    public static TraceReader open(Path file) throws InvalidTraceException {
        String name = file.toString();
        if (!isNamedLikeATrace(file)) {
            throw new InvalidTraceException(
                    name, 0, "a trace file ends in " + ENDINGS + "; rename it if it is one");
        }
        try {
            return closingOnFailure(name, Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new InvalidTraceException(name, 0, "there is no such file");
        } catch (IOException e) {
            throw new InvalidTraceException(name, 0, "cannot be read: " + e.getMessage());
        }
    }

    /**
     * Reads a trace of either form from a stream, compressed or not.
     *
     * @param name stands for the file in messages
     * @param in is closed with the reader
     * @throws InvalidTraceException if the first line is no header
     */
    public static TraceReader of(String name, InputStream in) throws InvalidTraceException {
        try {
            return closingOnFailure(name, in);
        } catch (IOException e) {
            throw new InvalidTraceException(name, 0, "cannot be read: " + e.getMessage());
        }
    }

    /** Whether a file's name is that of a trace. */
    public static boolean isNamedLikeATrace(Path file) {
        String name = file.toString();
        String bare = name.endsWith(".zst") ? name.substring(0, name.length() - 4) : name;
        return bare.endsWith(".ndjson") || bare.endsWith(".fostrace");
    }

    private static TraceReader closingOnFailure(String name, InputStream in)
            throws InvalidTraceException, IOException {
        try {
            return new TraceReader(name, TraceSource.of(in));
        } catch (InvalidTraceException | IOException e) {
            try {
                in.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /** The file's name in messages. */
    public String file() {
        return file;
    }

    /** The header. */
    public Header header() {
        return header;
    }

    /**
     * The next event; empty at the end of the record, or where a recorder stopped.
     *
     * @throws InvalidTraceException if the next line is no event, or not the one that must follow
     */
    public Optional<Event> next() throws InvalidTraceException {
        if (complete || cut) {
            return Optional.empty();
        }
        if (!nextLine()) {
            return Optional.empty();
        }
        try {
            EventReader read = new EventReader(decodeLine(), values);
            requireSuccessor(read.seq());
            seq = read.seq();
            if (!read.isEnd()) {
                return Optional.of(read.event(line));
            }
        } catch (Malformed e) {
            if (!lines.lastEnded() && (e.isCut() || lines.seemsCut())) {
                cut = true;
                return Optional.empty();
            }
            throw invalid(e.getMessage());
        }
        complete = true;
        if (nextLine()) {
            throw invalid("nothing may follow the line that ends the record; delete what does");
        }
        return Optional.empty();
    }

    /**
     * Moves on to the next event if it is written as plainly as a recorder writes it, which is read
     * many times as fast; null if it is not, or there is none. {@link #next} reads it then.
     *
     * @return the same object each time, filled anew
     */
    public @Nullable EventLine nextPlain() throws InvalidTraceException {
        if (complete || cut) {
            return null;
        }
        if (!readPlain()) {
            return null;
        }
        seq++;
        line++;
        return plain;
    }

    /** Where the line last read lies. */
    public Place place() {
        return new Place(lines.chunk(), lines.start(), lines.end(), line);
    }

    /** The array in which the line last read lies; it is not to be changed. */
    public byte[] chunk() {
        return lines.chunk();
    }

    /** Takes back an array of which no line will be asked for any more. */
    public void giveBack(byte[] array) {
        lines.giveBack(array);
    }

    /** Where in its array the line last read begins. */
    public int start() {
        return lines.start();
    }

    /** Where in its array the line last read ends. */
    public int end() {
        return lines.end();
    }

    /** Where the line of an event lies. */
    public record Place(byte[] chunk, int start, int end, long line) {}

    /** The event at a place where one has been read before. */
    public Event event(Place place) {
        try {
            String text =
                    utf8.decode(
                            lines.json(place.chunk(), place.start(), place.end(), place.line()));
            return new EventReader(text, values).event(place.line());
        } catch (Malformed e) {
            throw new IllegalArgumentException("no event was read there, line=" + place.line(), e);
        }
    }

    /** Whether the line that ends the record was read. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether the file ends in half a line, which was left out. */
    public boolean endsInHalfALine() {
        return cut;
    }

    /** The line last read, from 1. */
    public long line() {
        return line;
    }

    private void requireSuccessor(long got) throws InvalidTraceException {
        long expected = seq + 1;
        if (got == expected) {
            return;
        }
        if (got > expected) {
            throw invalid(
                    "expected seq %d and got %d: %s missing; record every step, or number without"
                                    .formatted(expected, got, span(expected, got - 1))
                            + " gaps");
        }
        throw invalid(
                "expected seq %d and got %d, which an earlier line has; write events in their order"
                                .formatted(expected, got)
                        + " and each once");
    }

    private static String span(long from, long to) {
        return from == to
                ? "event %d is".formatted(from)
                : "events %d to %d are".formatted(from, to);
    }

    private boolean nextLine() throws InvalidTraceException {
        line++;
        try {
            return lines.next();
        } catch (IOException e) {
            throw invalid("cannot be read: " + e.getMessage());
        } catch (Malformed e) {
            throw invalid(e.getMessage());
        }
    }

    private boolean readPlain() throws InvalidTraceException {
        try {
            return lines.nextPlain(plain, seq + 1);
        } catch (IOException e) {
            line++;
            throw invalid("cannot be read: " + e.getMessage());
        } catch (Malformed e) {
            line++;
            throw invalid(e.getMessage());
        }
    }

    private String decodeLine() throws Malformed {
        return utf8.decode(lines.json(lines.chunk(), lines.start(), lines.end(), line));
    }

    private InvalidTraceException invalid(String reason) {
        return new InvalidTraceException(file, line, reason);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
