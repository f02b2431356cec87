package org.fos.dpool;

import java.util.Locale;

/** Whether a server belongs to the fleet; named as in the specification. */
enum PoolMode {
    OUT,
    JOINING,
    IN,
    /** Hands over its shard. */
    LEAVING,
    /** Takes its leave. */
    CLOSING,
    LEFT;

    final String specName = name().toLowerCase(Locale.ROOT);
}
