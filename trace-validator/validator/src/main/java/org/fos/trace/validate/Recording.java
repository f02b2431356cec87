package org.fos.trace.validate;

import org.fos.trace.format.Event;
import org.fos.trace.format.Header;
import org.fos.trace.format.InvalidTraceException;
import org.fos.trace.format.TraceReader;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** All that one recorder saw in its lives, one file for each, read as far as it is asked for. */
final class Recording {
    private static final int FORGOTTEN_AT_ONCE = 4096;

    private final String recorder;
    private final Iterator<TraceReader> files;
    private final Vocabulary vocabulary;
    private final Messages messages;
    private final CoverageCount coverage;
    private final int index;
    private final List<Entry> kept = new ArrayList<>();
    private TraceReader file;
    private long first;
    private long read;
    private boolean ended;
    private final List<String> notes = new ArrayList<>();

    /** An event and the file that it stands in. */
    record Entry(String file, Event event) {}

    /**
     * A recording.
     *
     * @param index its place among the run's recordings
     * @param lives the recorder's files in the order of its incarnations, at least one
     */
    Recording(
            int index,
            String recorder,
            List<TraceReader> lives,
            Vocabulary vocabulary,
            Messages messages,
            CoverageCount coverage) {
        this.coverage = coverage;
        this.index = index;
        this.recorder = recorder;
        this.vocabulary = vocabulary;
        this.messages = messages;
        files = lives.iterator();
        file = files.next();
    }

    String recorder() {
        return recorder;
    }

    Header header() {
        return file.header();
    }

    /** The event in a place from 0, which must not have been let go of; null behind the last. */
    @Nullable Entry entry(long place) throws InvalidTraceException {
        while (place >= read && !ended) {
            readOne();
        }
        if (place >= read) {
            return null;
        }
        return kept.get((int) (place - first));
    }

    private void readOne() throws InvalidTraceException {
        Optional<Event> next = file.next();
        if (next.isPresent()) {
            Event event = next.get();
            Optional<String> fault = vocabulary.fault(event);
            if (fault.isPresent()) {
                throw new InvalidTraceException(file.file(), event.line(), fault.get());
            }
            kept.add(new Entry(file.file(), event));
            messages.sent(index, read, file.file(), event);
            coverage.add(event);
            read++;
            return;
        }
        if (!file.isComplete()) {
            notes.add(
                    "%s has no end line: its recorder stopped after line %d, and what followed is"
                                    .formatted(file.file(), file.line() - 1)
                            + " unknown");
        }
        if (files.hasNext()) {
            file = files.next();
        } else {
            ended = true;
        }
    }

    /** Reads all that is left. */
    void readAll() throws InvalidTraceException {
        while (!ended) {
            readOne();
        }
    }

    /** Whether the recorder stopped for good without the line that ends its record. */
    boolean isStopped() {
        return ended && !file.isComplete();
    }

    /** Lets go of the events before a place. */
    void forget(long before) {
        if (before - first >= FORGOTTEN_AT_ONCE) {
            kept.subList(0, (int) (before - first)).clear();
            first = before;
        }
    }

    /** The file last read from. */
    String file() {
        return file.file();
    }

    /** The first place that has not been let go of. */
    long first() {
        return first;
    }

    /** How many events have been read. */
    long read() {
        return read;
    }

    /** The line last read in its file. */
    long line() {
        return file.line();
    }

    List<String> notes() {
        return notes;
    }
}
