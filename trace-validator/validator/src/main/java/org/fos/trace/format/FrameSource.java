package org.fos.trace.format;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a trace in its binary form, as {@code docs/trace-format.md} lays it out. A line that
 * is not kept as text is put together from the kind of line that it is of and its own parts, and
 * only if somebody asks for its text.
 */
final class FrameSource extends TraceSource {
    private static final byte[] MAGIC = {(byte) 0x89, 'f', 'o', 's', 't', 'r', '\n'};
    private static final int VERSION = 1;
    private static final int LINE = 0;
    private static final int VALUE = 1;
    private static final int SHAPE = 2;
    private static final int EVENT = 3;
    private static final int LONGEST_FRAME = 1 << 26;

    private final FrameShapes shapes = new FrameShapes();
    private final FrameCursor at = new FrameCursor();
    private boolean begun;

    /** What the frame that comes next is, behind its length: its kind, and where it lies. */
    private int kind;

    private int frameStart;
    private int frameEnd;
    private boolean known;
    private boolean cutElsewhere;

    FrameSource(InputStream in) {
        super(in);
    }

    static byte[] magic() {
        return MAGIC.clone();
    }

    @Override
    boolean seemsCut() {
        return cutElsewhere || super.seemsCut();
    }

    @Override
    boolean next() throws IOException, Malformed {
        if (!frame()) {
            return cut();
        }
        take();
        return true;
    }

    @Override
    boolean nextPlain(EventLine plain, long seq) throws IOException, Malformed {
        if (!frame() || kind < EVENT) {
            return false;
        }
        FrameShapes.Shape shape = shapes.shape(kind - EVENT);
        if (shape == null || !shapes.fill(plain, shape, at, seq)) {
            return false;
        }
        take();
        return true;
    }

    private void take() {
        start = frameStart;
        end = frameEnd;
        position = frameEnd;
        ended = true;
        known = false;
    }

    /** Goes to the next frame that is a line or an event; false where there is no whole one. */
    private boolean frame() throws IOException, Malformed {
        if (!begun) {
            begin();
        }
        while (find()) {
            switch (kind) {
                case LINE -> {
                    return true;
                }
                case VALUE -> shapes.addValue(at);
                case SHAPE -> {
                    if (!shapes.addShape(at)) {
                        throw corrupt("a kind of line whose parts do not end with its frame");
                    }
                }
                default -> {
                    if (shapes.shape(kind - EVENT) == null) {
                        throw corrupt(
                                "an event of kind %d, and %d kinds are defined before it"
                                        .formatted(kind - EVENT, shapes.count()));
                    }
                    return true;
                }
            }
            position = frameEnd;
            known = false;
        }
        return false;
    }

    private void begin() throws IOException, Malformed {
        begun = true;
        while (limit - position <= MAGIC.length && more()) {}
        int version = limit - position > MAGIC.length ? chunk[position + MAGIC.length] & 0xff : -1;
        if (version >= 0 && version != VERSION) {
            throw new Malformed(
                    ("byte %d: this is version %d of the binary form, and version %d is read here;"
                                    + " convert the trace to ndjson with what wrote it")
                            .formatted(MAGIC.length, version, VERSION));
        }
        position = Math.min(limit, position + MAGIC.length + 1);
        if (find() && kind != LINE) {
            throw corrupt("the first frame must be a line, the header");
        }
    }

    /** Finds the frame at the position, all of it; false if it is not all there. */
    private boolean find() throws IOException, Malformed {
        if (!known) {
            long length = length();
            while (length < 0 || limit - at.at < length) {
                if (!more()) {
                    return false;
                }
                length = length();
            }
            frameStart = at.at;
            frameEnd = (int) (at.at + length);
            known = true;
        }
        at.begin(chunk, frameStart, frameEnd);
        long read = at.unsigned();
        if (read < 0 || read > Integer.MAX_VALUE) {
            throw corrupt("a frame of no kind");
        }
        kind = (int) read;
        return true;
    }

    /** The length of the frame at the position, with the cursor behind it; -1 if cut. */
    private long length() throws Malformed {
        at.begin(chunk, position, limit);
        long length = at.unsigned();
        if (length == 0 || length > LONGEST_FRAME || (length < 0 && limit - position >= 10)) {
            throw corrupt("the length of a frame is from 1 to " + LONGEST_FRAME);
        }
        return length;
    }

    /** Gives what is left of the last frame, if it is cut; false if the file ends with a frame. */
    private boolean cut() throws Malformed {
        at.begin(chunk, position, limit);
        position = limit;
        ended = false;
        if (at.at == limit) {
            return false;
        }
        boolean counted = at.unsigned() >= 0;
        start = at.at;
        end = limit;
        cutElsewhere = !counted || start == end || chunk[start] != LINE;
        return true;
    }

    private Malformed corrupt(String what) {
        return new Malformed(
                "byte %d: the file is damaged here: %s; record or convert it again"
                        .formatted(offset + position, what));
    }

    @Override
    byte[] json(byte[] bytes, int from, int to, long line) throws Malformed {
        if (!ended && cutElsewhere && bytes == chunk && from == start) {
            throw new Malformed("the last frame is cut", true);
        }
        if (bytes[from] == LINE) {
            return Arrays.copyOfRange(bytes, from + 1, to);
        }
        FrameCursor event = new FrameCursor();
        event.begin(bytes, from, to);
        FrameShapes.Shape shape = shapes.shape((int) event.unsigned() - EVENT);
        byte[] text = shape == null ? null : json(shape, event, line - 1);
        if (text == null) {
            throw new Malformed(
                    "the frame of event %d does not hold the parts of its kind, or more than them;"
                                    .formatted(line - 1)
                            + " the file is damaged: record or convert it again");
        }
        return text;
    }

    private byte @Nullable [] json(FrameShapes.Shape shape, FrameCursor event, long seq) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("{\"seq\":" + seq).getBytes(StandardCharsets.US_ASCII));
        return shapes.write(shape, event, out) ? out.toByteArray() : null;
    }
}
