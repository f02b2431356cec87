package org.fos.store;

import com.google.common.collect.ImmutableSortedSet;

import org.jspecify.annotations.Nullable;

/**
 * How far a member's own join has come.
 *
 * @param phase what it does now
 * @param ticket identifies the join
 * @param asked the member whose answer it awaits, if any
 * @param granted the members that have lent it their table
 */
record JoinProgress(
        Phase phase,
        Transaction ticket,
        @Nullable String asked,
        ImmutableSortedSet<String> granted) {
    /** The phases of a join, named as in the specification. */
    enum Phase {
        CONTACTING("contacting"),
        LOCKING("locking"),
        COPYING("copying");

        final String specName;

        Phase(String specName) {
            this.specName = specName;
        }
    }

    JoinProgress asking(Phase next, @Nullable String member) {
        return new JoinProgress(next, ticket, member, granted);
    }

    JoinProgress with(ImmutableSortedSet<String> members) {
        return new JoinProgress(phase, ticket, asked, members);
    }
}
