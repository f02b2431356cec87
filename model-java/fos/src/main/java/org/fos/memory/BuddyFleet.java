package org.fos.memory;

import com.google.common.collect.ImmutableSortedSet;

import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.jspecify.annotations.Nullable;

/**
 * What the members of one distributed buddy allocator have in common.
 *
 * @param microkernel of the machine that they run on
 * @param capability guards the members' mailboxes, and is held by members and clients
 * @param members by name
 * @param home the member that has all memory at the start
 * @param maxOrder memory is blocks of this order, 0 to {@value Block#MAX_ORDER}
 * @param memory how many of them, at least 1
 * @param journal where the members record what they do
 * @param bug that all members have, or null
 */
public record BuddyFleet(
        Microkernel microkernel,
        Capability capability,
        ImmutableSortedSet<String> members,
        String home,
        int maxOrder,
        int memory,
        Journal journal,
        @Nullable BuddyBug bug) {
    public BuddyFleet {
        if (!members.contains(home)) {
            throw new IllegalArgumentException(
                    "home must be a member, home=%s, members=%s".formatted(home, members));
        }
        if (maxOrder < 0 || maxOrder > Block.MAX_ORDER || memory < 1) {
            throw new IllegalArgumentException(
                    "maxOrder must be 0 to %d and memory at least 1, maxOrder=%d, memory=%d"
                            .formatted(Block.MAX_ORDER, maxOrder, memory));
        }
    }

    /** Returns this fleet with the journal of one member that records for itself. */
    public BuddyFleet recordedIn(Journal own) {
        return new BuddyFleet(microkernel, capability, members, home, maxOrder, memory, own, bug);
    }
}
