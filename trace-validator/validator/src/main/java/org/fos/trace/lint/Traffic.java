package org.fos.trace.lint;

import org.fos.trace.format.Event;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of the order of events in different files. */
final class Traffic {
    private final Map<String, Place> sent = new LinkedHashMap<>();
    private final Map<String, Place> received = new LinkedHashMap<>();
    private boolean ordered;

    private record Place(String file, long line) {}

    void add(String file, Event event, Remarks remarks) {
        Place place = new Place(file, event.line());
        for (String id : event.sends()) {
            Place before = sent.putIfAbsent(id, place);
            if (before != null) {
                remarks.invalid(
                        file,
                        event.line(),
                        "sends message %s, which %s:%d sends too"
                                .formatted(id, before.file(), before.line()),
                        "give each message an id of its own");
            }
        }
        for (String id : event.receives()) {
            Place unused = received.putIfAbsent(id, place);
        }
        ordered |= !event.receives().isEmpty() || !event.clock().isEmpty();
    }

    /**
     * Says what is missing.
     *
     * @param complete whether all recorders ended their records
     */
    void remark(String run, int recorders, boolean complete, Remarks remarks) {
        if (recorders < 2) {
            return;
        }
        if (!ordered) {
            remarks.warn(
                    run,
                    0,
                    "%d files, and no event receives a message or has a clock".formatted(recorders),
                    "record the ids of messages in sends and receives: any order of the files'"
                            + " events is searched otherwise");
        }
        received.forEach(
                (id, place) -> {
                    if (!sent.containsKey(id) && complete) {
                        remarks.invalid(
                                place.file(),
                                place.line(),
                                "receives message %s, which nobody sent".formatted(id),
                                "record the id in the sender's sends");
                    } else if (!sent.containsKey(id)) {
                        remarks.warn(
                                place.file(),
                                place.line(),
                                "receives message %s, which no file sends".formatted(id),
                                "a recorder that stopped may have sent it; else record the id in"
                                        + " the sender's sends");
                    }
                });
        Map<String, Long> lost = new LinkedHashMap<>();
        sent.forEach(
                (id, place) -> {
                    if (!received.containsKey(id)) {
                        Long unused = lost.merge(place.file(), 1L, Long::sum);
                    }
                });
        if (ordered) {
            lost.forEach(
                    (file, count) ->
                            remarks.warn(
                                    file,
                                    0,
                                    "messages that it sends and nobody receives: %d"
                                            .formatted(count),
                                    "record their ids in the receivers' receives, unless they were"
                                            + " lost"));
        }
    }
}
