package org.fos.trace.lint;

import org.fos.trace.format.Event;

/** Whether time goes on from event to event of one file. */
final class Times {
    private final String file;
    private long latest = Long.MIN_VALUE;
    private long without;
    private long with;

    Times(String file) {
        this.file = file;
    }

    void add(Event event, Remarks remarks) {
        if (event.time().isEmpty()) {
            without++;
            return;
        }
        with++;
        long time = event.time().getAsLong();
        if (time < latest) {
            remarks.warn(
                    file,
                    event.line(),
                    "time goes backwards",
                    "time decides no order, but the search begins with earlier events: take it"
                            + " from one clock");
        }
        latest = Math.max(latest, time);
    }

    void remark(Remarks remarks) {
        if (with > 0 && without > 0) {
            remarks.warn(
                    file,
                    0,
                    "%d of %d events have no time".formatted(without, with + without),
                    "record it for all or for none");
        }
    }
}
