package org.fos.store;

import java.util.Comparator;

/**
 * An update or a join.
 *
 * @param coordinator the member that coordinates it, by name
 * @param serial a number that the coordinator never uses again
 */
public record Transaction(String coordinator, long serial) implements Comparable<Transaction> {
    private static final Comparator<Transaction> ORDER =
            Comparator.comparing(Transaction::coordinator).thenComparingLong(Transaction::serial);

    /** Orders by coordinator, then by serial number. */
    @Override
    public int compareTo(Transaction other) {
        return ORDER.compare(this, other);
    }
}
