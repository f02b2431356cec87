package org.fos.channel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The two ends of a channel, as the microkernel hands them out: a page that it has mapped between a
 * sender and a receiver, used as a circular queue of messages (report §4.2). The steps are those of
 * {@code Channel.tla}; the page goes when neither end is held any more.
 *
 * @param writer for one thread, the sender's
 * @param reader for one thread, the receiver's
 */
public record Channel(ChannelWriter writer, ChannelReader reader) {
    private static final long CACHE_LINES_BYTES = 128;

    /** {@code Channel!Map}: a fresh page, with nothing in it. */
    public static Channel map(ChannelLayout layout) {
        MemorySegment page = Arena.ofAuto().allocate(layout.pageBytes(), CACHE_LINES_BYTES);
        Phase.OPEN.show(page);
        return new Channel(new ChannelWriter(layout, page), new ChannelReader(layout, page));
    }
}
