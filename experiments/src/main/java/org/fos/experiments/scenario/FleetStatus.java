package org.fos.experiments.scenario;

import com.google.common.base.Splitter;

import java.util.List;

/**
 * How far one of the two machines of a fleet is.
 *
 * @param resting whether nothing is under way there
 * @param sent how many messages have gone to the other machine
 * @param taken how many have come from there
 * @param waiting how many of its clients are not done
 */
record FleetStatus(boolean resting, long sent, long taken, long waiting) {
    static FleetStatus read(String line) {
        List<String> words = Splitter.on(' ').splitToList(line);
        return new FleetStatus(
                words.get(0).equals("resting"),
                Long.parseLong(words.get(1)),
                Long.parseLong(words.get(2)),
                Long.parseLong(words.get(3)));
    }

    /** Returns this as one line. */
    String line() {
        return "%s %d %d %d".formatted(resting ? "resting" : "busy", sent, taken, waiting);
    }
}
