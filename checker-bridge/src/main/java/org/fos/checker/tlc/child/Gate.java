package org.fos.checker.tlc.child;

import java.io.IOException;
import java.io.OutputStream;

/** What one model prints, until it is shut: a thread that TLC leaves behind prints no more. */
final class Gate extends OutputStream {
    private final OutputStream out;
    private boolean open = true;
    private boolean inLine;

    Gate(OutputStream out) {
        this.out = out;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        if (open) {
            out.write(b);
            inLine = b != '\n';
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (open && length > 0) {
            out.write(bytes, offset, length);
            inLine = bytes[offset + length - 1] != '\n';
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        if (open) {
            out.flush();
        }
    }

    /** Ends the last line, if it has no end, and lets nothing through any more. */
    synchronized void shut() throws IOException {
        if (open && inLine) {
            out.write('\n');
        }
        open = false;
    }
}
