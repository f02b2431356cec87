package org.fos.partition;

import com.google.common.collect.ImmutableSortedSet;

import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;

import java.util.Collection;

/**
 * What the members of one partitioned store have in common.
 *
 * @param microkernel of the machine that they run on
 * @param capability guards the members' mailboxes, and is held by members and clients
 * @param founders the members at the start, by name, at least one
 */
public record PartitionFleet(
        Microkernel microkernel, Capability capability, ImmutableSortedSet<String> founders) {
    public PartitionFleet {
        if (founders.isEmpty()) {
            throw new IllegalArgumentException("there must be a founder, founders=" + founders);
        }
    }

    /** Makes a fleet with a capability of its own. */
    public static PartitionFleet of(Microkernel microkernel, Collection<String> founders) {
        return new PartitionFleet(
                microkernel, microkernel.newCapability(), ImmutableSortedSet.copyOf(founders));
    }
}
