package org.fos.trace.validate;

import org.fos.trace.format.Event;
import org.fos.trace.format.TraceReader;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Where the last events lie in the bytes of their file, to be decoded if anybody asks. */
final class History {
    private final TraceReader reader;
    private final byte[][] chunks;
    private final int[] starts;
    private final int[] ends;
    private final long[] lines;
    private long events;

    /** Where the next event goes. */
    private int next;

    /**
     * A history.
     *
     * @param kept how many events it goes back, from 1
     */
    History(TraceReader reader, int kept) {
        this.reader = reader;
        chunks = new byte[kept][];
        starts = new int[kept];
        ends = new int[kept];
        lines = new long[kept];
    }

    /** Adds the event whose line the reader has just read. */
    void add() {
        byte[] forgotten = chunks[next];
        chunks[next] = reader.chunk();
        starts[next] = reader.start();
        ends[next] = reader.end();
        lines[next] = reader.line();
        next = next + 1 == chunks.length ? 0 : next + 1;
        events++;
        if (forgotten != null && forgotten != chunks[next]) {
            reader.giveBack(forgotten);
        }
    }

    /** How many events were added. */
    long events() {
        return events;
    }

    /** An event by its number from 1; null if it lies further back than is kept. */
    @Nullable Event event(long number) {
        if (number < 1 || number > events || number <= events - chunks.length) {
            return null;
        }
        int place = (int) ((number - 1) % chunks.length);
        return reader.event(
                new TraceReader.Place(chunks[place], starts[place], ends[place], lines[place]));
    }

    /** The events before the last one, at most so many. */
    List<Event> before(int most) {
        List<Event> found = new ArrayList<>();
        for (long number = Math.max(1, events - most); number < events; number++) {
            Event event = event(number);
            if (event != null) {
                found.add(event);
            }
        }
        return found;
    }
}
