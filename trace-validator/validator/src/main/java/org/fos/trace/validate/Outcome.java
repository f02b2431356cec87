package org.fos.trace.validate;

import org.fos.trace.format.Header;

import java.util.List;

/** What a validation comes to. */
public sealed interface Outcome {

    /**
     * A behaviour of the specification explains every event.
     *
     * @param header the trace's header
     * @param events how many events were explained, at least 1
     * @param coverage what they exercised
     * @param notes what the reader should know, such as a record that was cut short
     */
    record Accepted(Header header, long events, Coverage coverage, List<String> notes)
            implements Outcome {

        /** This and what other instances of the same run came to: all of them are accepted. */
        Accepted and(Outcome other) {
            if (!(other instanceof Accepted that)) {
                throw new IllegalArgumentException("not accepted, outcome=" + other);
            }
            List<String> all = new java.util.ArrayList<>(that.notes);
            all.addAll(notes);
            all.add(
                    "%s of the run is accepted too, events: %d"
                            .formatted(header.instance().orElse(header.spec()), events));
            return new Accepted(that.header, that.events + events, that.coverage, all);
        }
    }

    /** No behaviour explains an event. */
    record Rejected(Header header, Rejection rejection, Coverage coverage) implements Outcome {}

    /**
     * The input is no trace of this specification.
     *
     * @param file the file at fault
     * @param line from 1; 0 if the fault is not in one line
     * @param message what was found, what was expected, what to do
     */
    record Invalid(String file, long line, String message) implements Outcome {
        /** The message with its place. */
        public String text() {
            return line > 0 ? "%s:%d: %s".formatted(file, line, message) : file + ": " + message;
        }
    }

    /**
     * Neither is known.
     *
     * @param file the trace
     * @param line where the question was given up; all before it is explained
     * @param reason the bound that was reached, or what could not be evaluated and where
     */
    record Undecided(String file, long line, String reason) implements Outcome {
        /** The reason with its place. */
        public String text() {
            return "%s:%d: undecided: %s".formatted(file, line, reason);
        }
    }
}
