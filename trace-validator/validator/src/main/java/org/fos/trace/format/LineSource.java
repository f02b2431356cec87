package org.fos.trace.format;

import com.github.luben.zstd.ZstdInputStream;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream as bytes, and whether the last one ended. */
final class LineSource implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private int position;
    private int limit;
    private boolean ended = true;

    private LineSource(InputStream in) {
        this.in = in;
    }

    static LineSource plain(InputStream in) {
        return new LineSource(in);
    }

    /** Reads compressed bytes; a frame that was cut off gives what it holds. */
    static LineSource compressed(InputStream in) throws IOException {
        return new LineSource(new ZstdInputStream(in).setContinuous(true));
    }

    /** Whether the line last given was followed by a line feed. */
    boolean lastEnded() {
        return ended;
    }

    /** The next line without its line feed; null at the end. */
    byte @Nullable [] next() throws IOException {
        rest.reset();
        while (true) {
            if (position == limit) {
                limit = Math.max(0, in.read(buffer));
                position = 0;
                if (limit == 0) {
                    ended = false;
                    return rest.size() == 0 ? null : rest.toByteArray();
                }
            }
            int start = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            if (position < limit) {
                ended = true;
                return joined(start, position++);
            }
            rest.write(buffer, start, position - start);
        }
    }

    private byte[] joined(int from, int to) {
        if (rest.size() == 0) {
            return Arrays.copyOfRange(buffer, from, to);
        }
        rest.write(buffer, from, to - from);
        return rest.toByteArray();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
