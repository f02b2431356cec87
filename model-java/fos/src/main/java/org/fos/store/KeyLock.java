package org.fos.store;

/**
 * The lock of a key at one member: the member has voted for this update, and is bound by it.
 *
 * @param txn the update
 * @param coordinator the member that decides it
 * @param entry what the update would write
 * @param asking whether the member is asking the others how the update ended
 */
record KeyLock(Transaction txn, String coordinator, Entry entry, boolean asking) {
    KeyLock asked() {
        return new KeyLock(txn, coordinator, entry, true);
    }
}
