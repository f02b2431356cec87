package org.fos.store;

import com.google.common.collect.ImmutableSortedSet;

import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Optional;

/**
 * What the members of one fleet have in common.
 *
 * @param microkernel of the machine that they run on
 * @param capability guards the members' mailboxes, and is held by members and clients
 * @param founders the members that form the fleet at the start, by name
 * @param keys all names that are stored under in this run; what a joiner records of its table
 * @param journal where the members record what they do
 * @param bug that all members have, or null
 */
public record StoreFleet(
        Microkernel microkernel,
        Capability capability,
        ImmutableSortedSet<String> founders,
        ImmutableSortedSet<String> keys,
        Journal journal,
        @Nullable StoreBug bug) {
    /** Makes a fleet without seeded bugs. */
    public static StoreFleet of(
            Microkernel microkernel,
            Collection<String> founders,
            Collection<String> keys,
            Journal journal) {
        return new StoreFleet(
                microkernel,
                microkernel.newCapability(),
                ImmutableSortedSet.copyOf(founders),
                ImmutableSortedSet.copyOf(keys),
                journal,
                null);
    }

    /** Returns this fleet with the journal of one member that records for itself. */
    public StoreFleet recordedIn(Journal own) {
        return new StoreFleet(microkernel, capability, founders, keys, own, bug);
    }

    /** Returns this fleet with a seeded bug. */
    public StoreFleet with(Optional<StoreBug> seeded) {
        return new StoreFleet(
                microkernel, capability, founders, keys, journal, seeded.orElse(null));
    }
}
