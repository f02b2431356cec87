package org.fos.dpool;

/** What became of an element that was given back. */
public enum Addition {
    /** It is in the pool, or was lost with its keeper's crash. */
    ADDED,
    /** The member that held everything has crashed: it is still the caller's. */
    REFUSED,
    /** The server is not in the fleet: ask another one. */
    NOT_SERVING
}
