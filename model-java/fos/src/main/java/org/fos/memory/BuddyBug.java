package org.fos.memory;

import org.fos.lib.SeededBug;

/**
 * Bugs that can be seeded into an allocator, each the Java twin of an operator of {@code
 * MutantBuddyAllocator.tla} with the same name. Each changes what is done, never what is recorded.
 */
public enum BuddyBug implements SeededBug {
    /** The whole block stays free beside its halves. */
    SPLIT_AND_KEEP,
    /** The second half is dropped. */
    SPLIT_AND_FORGET,
    /** A block is split before anybody asks. */
    SPLIT_IN_ADVANCE,
    /** The neighbour above is taken for the buddy. */
    NEIGHBOUR_AS_BUDDY,
    /** Buddies coalesce while somebody waits. */
    COALESCE_WHILE_WANTED,
    /** Buddies never coalesce. */
    NEVER_COALESCE,
    /** A larger block is handed out as it is. */
    ALLOCATE_LARGER,
    /** A block that comes is received twice. */
    RECEIVE_TWICE
}
