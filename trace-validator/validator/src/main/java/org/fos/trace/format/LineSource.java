package org.fos.trace.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a trace that is text. */
final class LineSource extends TraceSource {
    LineSource(InputStream in) {
        super(in);
    }

    @Override
    byte[] json(byte[] bytes, int from, int to, long line) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    @Override
    boolean nextPlain(EventLine plain, long seq) throws IOException {
        int behind = plain.read(chunk, position);
        if (behind < 0 && refilled()) {
            behind = plain.read(chunk, position);
        }
        return behind >= 0 && plain.seq() == seq && take(behind);
    }

    /** Takes the next line, which somebody has found to end at a place. */
    private boolean take(int lineEnd) {
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
    private boolean refilled() throws IOException {
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

    @Override
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
}
