package org.fos.trace.validate;

import org.fos.trace.format.Event;
import org.fos.trace.format.InvalidTraceException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who sent which message: an event cannot come before those whose messages it takes. */
final class Messages {
    private final Map<String, Sending> sendings = new HashMap<>();
    private final List<String> recorders;

    /** Where a message was sent. */
    private record Sending(int recording, long place, String where) {}

    /**
     * Nothing sent yet.
     *
     * @param recorders the recorders' names, in the order of their recordings
     */
    Messages(List<String> recorders) {
        this.recorders = recorders;
    }

    /** An event has been read, in a place of its recording from 0. */
    void sent(int recording, long place, String file, Event event) throws InvalidTraceException {
        for (String id : event.sends()) {
            String where = file + ":" + event.line();
            Sending before = sendings.putIfAbsent(id, new Sending(recording, place, where));
            if (before != null) {
                throw new InvalidTraceException(
                        file,
                        event.line(),
                        "message %s is sent a second time, after %s; give each message an id of its"
                                        .formatted(id, before.where())
                                + " own");
            }
        }
        for (String name : event.clock().keySet()) {
            if (!recorders.contains(name)) {
                throw new InvalidTraceException(
                        file,
                        event.line(),
                        "the clock names %s, which is no recorder of this run; they are: %s"
                                .formatted(name, String.join(", ", recorders)));
            }
        }
    }

    boolean isSent(String id) {
        return sendings.containsKey(id);
    }

    /**
     * Whether all that comes before an event has happened.
     *
     * @param cut how many events of each recording have happened
     * @param lost whether a message that nobody is known to have sent may have been
     */
    boolean isReady(int recording, Event event, long[] cut, boolean lost) {
        for (String id : event.receives()) {
            Sending sending = sendings.get(id);
            if (sending == null ? !lost : sending.place() >= cut[sending.recording()]) {
                return false;
            }
        }
        for (Map.Entry<String, Long> known : event.clock().entrySet()) {
            int other = recorders.indexOf(known.getKey());
            if (other != recording && cut[other] < known.getValue()) {
                return false;
            }
        }
        return true;
    }
}
