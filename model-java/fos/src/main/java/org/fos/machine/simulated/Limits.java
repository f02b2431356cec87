package org.fos.machine.simulated;

/**
 * How long a run may last.
 *
 * @param events upper bound of the number of events, counted from the start of the machine
 * @param cycles no event later than this happens
 */
public record Limits(long events, long cycles) {
    /** Returns limits that are never reached. */
    public static Limits none() {
        return new Limits(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Returns a limit on the number of events. */
    public static Limits events(long events) {
        return new Limits(events, Long.MAX_VALUE);
    }

    /** Returns a limit on the time. */
    public static Limits cycles(long cycles) {
        return new Limits(Long.MAX_VALUE, cycles);
    }
}
