package org.fos.partition;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Who keeps which key: the member whose name gives the highest hash together with the key, by
 * rendezvous hashing (Thaler and Ravishankar, "Using Name-Based Mappings to Increase Hit Rates",
 * IEEE/ACM Transactions on Networking 6(1), 1998). A member that comes takes keys over and moves no
 * others; one that goes leaves its own, about equally many to each.
 *
 * @param epoch how often the members have changed, from 1; 0 where there are none
 * @param members by name
 */
record Partition(long epoch, ImmutableSortedSet<String> members) {
    static final Partition NONE = new Partition(0, ImmutableSortedSet.of());

    private static final HashFunction HASH = Hashing.sipHash24();

    Partition {
        Preconditions.checkArgument(epoch >= 0, "epoch must be at least 0, epoch=%s", epoch);
    }

    static Partition of(long epoch, Collection<String> members) {
        return new Partition(epoch, ImmutableSortedSet.copyOf(members));
    }

    /**
     * Returns who keeps a key.
     *
     * @throws IllegalStateException if there are no members
     */
    String keeper(String key) {
        Preconditions.checkState(!members.isEmpty(), "no members keep %s", key);
        String highest = members.first();
        for (String member : members) {
            // Equal hashes fall to the member that comes first.
            if (weight(member, key) > weight(highest, key)) {
                highest = member;
            }
        }
        return highest;
    }

    private static long weight(String member, String key) {
        return HASH.newHasher()
                .putInt(member.length())
                .putString(member, StandardCharsets.UTF_8)
                .putString(key, StandardCharsets.UTF_8)
                .hash()
                .asLong();
    }
}
