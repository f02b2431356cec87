package org.fos.store;

/** What became of a client's update. */
public enum UpdateResult {
    /** Every live member has it. */
    COMMITTED,
    /** It lost against a concurrent update, or a join. */
    ABORTED,
    /** It was not tried: the key or the table is locked; come again. */
    REFUSED,
    /** The member is not in the fleet yet. */
    NOT_SERVING
}
