package org.fos.machine;

/**
 * A line to another machine: it carries frames in their order until its connection breaks, and then
 * opens the next one by itself. Frames that have not arrived by then are lost. Connections are
 * counted from 1, at each end for itself.
 */
public interface Line {
    /** What is told to one end; each by a thread of the line's own, in the order of events. */
    interface End {
        /** A frame has arrived. */
        void received(long connection, byte[] frame);

        /** A connection is gone; that of the next number is being opened. */
        void broken(long connection);
    }

    /**
     * Sends a frame, as soon as the connection is open; what belongs to one that is gone is lost.
     * Does not wait.
     *
     * @param connection the one that is open or is being opened
     * @param frame not changed any more
     */
    void send(long connection, byte[] frame);
}
