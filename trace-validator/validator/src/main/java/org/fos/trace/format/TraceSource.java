package org.fos.trace.format;

import com.github.luben.zstd.ZstdInputStream;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/**
 * The lines of a trace in either form, each whole in one array of bytes, and whether the last one
 * ended. An array that has been given out is not written to again before it is given back, so that
 * a line can be kept by its place.
 */
abstract class TraceSource implements Closeable {
    private static final int CHUNK_BYTES = 1 << 18;
    private static final byte[] ZSTD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};

    /** Zeros behind all bytes, so that whole words can be read up to the end. */
    static final int PADDING = 16;

    private final InputStream in;

    /** An array that nobody needs any more; what is in it counts for nothing. */
    private byte @Nullable [] spare;

    byte[] chunk = new byte[PADDING];
    int position;
    int limit;
    int start;
    int end;
    boolean ended = true;

    /** Where in the file the array begins, uncompressed. */
    long offset;

    TraceSource(InputStream in) {
        this.in = in;
    }

    /**
     * Reads what the first bytes say it is; a compressed frame that was cut gives what it holds.
     */
    static TraceSource of(InputStream in) throws IOException {
        PushbackInputStream raw = new PushbackInputStream(in, ZSTD.length);
        InputStream bytes = begins(raw, ZSTD) ? new ZstdInputStream(raw).setContinuous(true) : raw;
        byte[] magic = FrameSource.magic();
        PushbackInputStream content = new PushbackInputStream(bytes, magic.length);
        return begins(content, magic) ? new FrameSource(content) : new LineSource(content);
    }

    private static boolean begins(PushbackInputStream in, byte[] expected) throws IOException {
        byte[] first = in.readNBytes(expected.length);
        in.unread(first);
        return Arrays.equals(first, expected);
    }

    /** Whether the line last given is known to be whole. */
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

    /** Where the line ends. */
    int end() {
        return end;
    }

    /** Whether the line last given, which is nothing that it could be, seems to be half of one. */
    boolean seemsCut() {
        return end == start || chunk[end - 1] != '}';
    }

    /** Goes to the next line; false at the end. */
    abstract boolean next() throws IOException, Malformed;

    /**
     * Goes to the next line and reads it if it is the plain one of the event of this number; stays
     * where it is if not.
     */
    abstract boolean nextPlain(EventLine plain, long seq) throws IOException, Malformed;

    /**
     * The JSON of a line that has been read.
     *
     * @param line its number, from 1
     */
    abstract byte[] json(byte[] bytes, int from, int to, long line) throws Malformed;

    /** Reads on, into another array with what is left of this one; false at the end. */
    boolean more() throws IOException {
        int left = limit - position;
        byte[] larger = room(Math.max(CHUNK_BYTES, 2 * left) + PADDING);
        System.arraycopy(chunk, position, larger, 0, left);
        int read = Math.max(0, in.read(larger, left, larger.length - PADDING - left));
        chunk = larger;
        offset += position;
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
