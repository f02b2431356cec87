package org.fos.dpool;

/**
 * What has entered and left a shard; all 0 unless requests collect twice.
 *
 * @param sent transfers
 * @param received transfers
 * @param added elements that clients have added
 */
public record Ledger(long sent, long received, long added) {
    /** The ledger of a shard that has seen nothing. */
    public static final Ledger EMPTY = new Ledger(0, 0, 0);

    Ledger withSent() {
        return new Ledger(sent + 1, received, added);
    }

    Ledger withReceived() {
        return new Ledger(sent, received + 1, added);
    }

    Ledger withAdded() {
        return new Ledger(sent, received, added + 1);
    }
}
