package org.fos.store;

import com.google.common.collect.ImmutableSortedSet;

/**
 * What a coordinator remembers of an update that it coordinates.
 *
 * @param phase how far it has come
 * @param txn the update
 * @param version that it gives to its key
 * @param awaited the members whose answers it awaits
 */
record Update(Phase phase, Transaction txn, long version, ImmutableSortedSet<String> awaited) {
    /** The phases of an update, named as in the specification. */
    enum Phase {
        VOTING("voting"),
        COMMITTING("committing"),
        ABORTING("aborting");

        final String specName;

        Phase(String specName) {
            this.specName = specName;
        }
    }

    Update in(Phase next, ImmutableSortedSet<String> members) {
        return new Update(next, txn, version, members);
    }
}
