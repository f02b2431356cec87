package org.fos.store;

import org.fos.lib.SeededBug;

/**
 * Bugs that can be seeded into a member, each the Java twin of an operator of {@code
 * MutantReplicatedStore.tla} with the same name. Each changes what a handler does, never what it
 * records.
 */
public enum StoreBug implements SeededBug {
    /** A participant does not look whether the key is locked. */
    VOTE_YES_THOUGH_LOCKED,
    /** A participant does not look whether the table is kept for a join. */
    VOTE_YES_THOUGH_TABLE_IS_KEPT,
    /** A participant applies what it only votes for. */
    APPLY_BEFORE_DECISION,
    /** A coordinator commits when more than half have voted yes. */
    COMMIT_ON_MAJORITY,
    /** Coordinators number their transactions, but leave their name out. */
    ID_WITHOUT_COORDINATOR,
    /** A coordinator answers its client before the participants are done. */
    FINISH_WITHOUT_ACKS,
    /** A participant takes back what it has never applied. */
    UNDO_ON_ABORT,
    /** A participant takes it that its crashed coordinator would have committed. */
    PRESUME_COMMIT,
    /** A member lends its table to a joiner while updates are under way. */
    GRANT_DURING_UPDATE,
    /** A joiner copies the table before it is locked everywhere. */
    COPY_WITHOUT_THE_LOCK,
    /** A member frees its table after a join, but does not take the new member into view. */
    UNLOCK_WITHOUT_ADMITTING,
    /** A member does not ask how an update ended whose coordinator has crashed. */
    NEVER_INQUIRE;
}
