package org.fos.dpool;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;

import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * What the members of one pool's fleet have in common.
 *
 * @param microkernel of the machine that they run on
 * @param capability guards the members' mailboxes, and is held by members and clients
 * @param rules how the pool is run
 * @param type what it holds
 * @param start the founders by name, each with its elements at the start; no element twice, and all
 *     at home under {@link Scheme#CENTRAL_STORAGE}
 * @param journal where the members record what they do
 * @param bug that all members have, or null
 * @param <E> the type of the elements
 */
public record PoolFleet<E>(
        Microkernel microkernel,
        Capability capability,
        PoolRules rules,
        ElementType<E> type,
        ImmutableSortedMap<String, ImmutableList<E>> start,
        Journal journal,
        @Nullable PoolBug bug) {
    public PoolFleet {
        if (!start.containsKey(rules.home())) {
            throw new IllegalArgumentException(
                    "home must be a founder, home=%s, founders=%s"
                            .formatted(rules.home(), start.keySet()));
        }
        start.forEach(
                (member, elements) -> {
                    if (rules.central() && !member.equals(rules.home()) && !elements.isEmpty()) {
                        throw new IllegalArgumentException(
                                "all elements must be at home=%s, %s has some"
                                        .formatted(rules.home(), member));
                    }
                });
        long different = start.values().stream().flatMap(ImmutableList::stream).distinct().count();
        long all = start.values().stream().mapToLong(ImmutableList::size).sum();
        if (different < all) {
            throw new IllegalArgumentException("no element must occur twice, start=" + start);
        }
    }

    /** Makes a fleet without seeded bugs. */
    public static <E> PoolFleet<E> of(
            Microkernel microkernel,
            PoolRules rules,
            ElementType<E> type,
            ImmutableSortedMap<String, ImmutableList<E>> start,
            Journal journal) {
        return new PoolFleet<>(
                microkernel, microkernel.newCapability(), rules, type, start, journal, null);
    }

    /** Returns this fleet with the journal of one member that records for itself. */
    public PoolFleet<E> recordedIn(Journal own) {
        return new PoolFleet<>(microkernel, capability, rules, type, start, own, bug);
    }

    /** Returns this fleet with a seeded bug. */
    public PoolFleet<E> with(Optional<PoolBug> seeded) {
        return new PoolFleet<>(
                microkernel, capability, rules, type, start, journal, seeded.orElse(null));
    }
}
