package org.fos.trace.format;

import com.github.luben.zstd.ZstdInputStream;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream, each whole in one array of bytes, and whether the last one ended. An array
 * that has been given out is not written to again before it is given back, so that a line can be
 * kept by its place.
 */
final class LineSource implements Closeable {
    private static final int CHUNK_BYTES = 1 << 18;

    /** Zeros behind all bytes, so that whole words can be read up to the end. */
    private static final int PADDING = 16;

    private final InputStream in;
    private byte[] chunk = new byte[PADDING];

    /** An array that nobody needs any more; what is in it counts for nothing. */
    private byte @Nullable [] spare;

    private int position;
    private int limit;
    private int start;
    private int end;
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

    /** The array with the line; it is not to be changed. */
    byte[] chunk() {
        return chunk;
    }

    /** Where the line begins. */
    int start() {
        return start;
    }

    /** Where the line ends: the place of its line feed. */
    int end() {
        return end;
    }

    /** Where the next line begins, as far as is known without reading on. */
    int position() {
        return position;
    }

    /** Takes the next line, which somebody has found to end at a place. */
    boolean take(int lineEnd) {
        if (lineEnd >= limit || chunk[lineEnd] != '\n') {
            return false;
        }
        start = position;
        end = lineEnd;
        position = lineEnd + 1;
        ended = true;
        return true;
    }

    /** Reads on if the next line is not all there yet; whether that changed anything. */
    boolean refill() throws IOException {
        boolean changed = false;
        int searched = position;
        while (true) {
            for (int i = searched; i < limit; i++) {
                if (chunk[i] == '\n') {
                    return changed;
                }
            }
            searched = limit - position;
            if (!more()) {
                return changed;
            }
            changed = true;
        }
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        int searched = position;
        while (true) {
            for (int i = searched; i < limit; i++) {
                if (chunk[i] == '\n') {
                    return take(i);
                }
            }
            searched = limit - position;
            boolean more = more();
            searched += position;
            if (!more) {
                ended = false;
                start = position;
                end = limit;
                position = limit;
                return end > start;
            }
        }
    }

    /** Reads on, into another array with what is left of this one; false at the end. */
    private boolean more() throws IOException {
        int left = limit - position;
        byte[] larger = room(Math.max(CHUNK_BYTES, 2 * left) + PADDING);
        System.arraycopy(chunk, position, larger, 0, left);
        int read = Math.max(0, in.read(larger, left, larger.length - PADDING - left));
        chunk = larger;
        position = 0;
        limit = left + read;
        Arrays.fill(chunk, limit, limit + PADDING, (byte) 0);
        return read > 0;
    }

    private byte[] room(int bytes) {
        byte[] free = spare;
        spare = null;
        return free == null || free.length != bytes ? new byte[bytes] : free;
    }

    /** Takes an array back of which nobody will ask for a line any more. */
    void giveBack(byte[] array) {
        if (array != chunk) {
            spare = array;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
