package org.fos.fleet;

import org.fos.lib.SeededBug;

/**
 * Bugs that can be seeded into members and clients, each the Java twin of an operator of {@code
 * MutantFleet.tla} with the same name. Each changes what a handler does, never what it records.
 */
public enum FleetBug implements SeededBug {
    /** Those that have crashed are waited for. */
    WAIT_FOR_THE_CRASHED,
    /** Nobody takes over from a coordinator that has crashed. */
    ONLY_THE_COORDINATOR_DRIVES,
    /** What others have accepted is not asked for. */
    PROPOSE_AFRESH,
    /** A promise to a higher ballot does not count. */
    ACCEPT_DESPITE_PROMISE,
    /** Whoever joins comes first, and so is the coordinator. */
    JOINER_COMES_FIRST,
    /** Clients are answered after the state has been sent to the driver. */
    ANSWER_DURING_CHANGE,
    /** Who leaves does not hand its clients' state over. */
    LEAVE_WITHOUT_HANDING_OVER,
    /** Who joins begins with nothing. */
    JOIN_WITHOUT_STATE,
    /** Only members send clients on. */
    RETIRED_ARE_SILENT,
    /** Whoever has asked a member that crashes goes on waiting. */
    NEVER_LOOK_UP,
    /** Those who are out of the next view are not told. */
    TELL_ONLY_THOSE_WHO_ARE_IN,
    /** Those who join are not told. */
    TELL_ONLY_THE_OLD_MEMBERS;

    /** Returns whether the bug shows only where members are suspected that live. */
    public boolean needsMistakes() {
        return this == ACCEPT_DESPITE_PROMISE || this == PROPOSE_AFRESH;
    }
}
