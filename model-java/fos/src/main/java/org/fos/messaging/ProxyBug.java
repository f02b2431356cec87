package org.fos.messaging;

import org.fos.lib.SeededBug;

/**
 * Bugs that can be seeded into the two ends of a connection; each is the Java twin of an operator
 * of {@code MutantProxy.tla} with the same name.
 */
public enum ProxyBug implements SeededBug {
    /** What has been taken is remembered by number alone, whichever life the number is of. */
    KEEP_ACCEPTED_OF_ANOTHER_LIFE,
    /** What was meant for the old life is sent to the new one. */
    SEND_TO_ANOTHER_LIFE,
    /** The greeting is not read. */
    MEET_ANYBODY,
    /** TCP is reliable, so nothing is kept. */
    DROP_WHEN_WRITTEN,
    /** The next connection begins where the last one ended. */
    RESUME_WHERE_IT_WAS,
    /** Duplicates are taken again. */
    ACCEPT_AGAIN,
    /** A machine does not count its lives. */
    RESTART_IN_THE_SAME_LIFE
}
