package org.fos.messaging;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;

/**
 * Who there is, and where.
 *
 * @param senders the processes that send
 * @param firstPlaces where each mailbox is at the start; no two are at one place
 * @param machineOf the machine of each sender and of each place
 * @param slots how many messages a channel holds, at least 1
 * @param bodyBytes how long a message in a channel may be; a multiple of 8
 * @param talkBeforeChannel after how many messages by the kernel a pair is given a channel
 * @param cacheEntries how many addresses the name cache of a process holds, at least 1
 * @param window how many messages of a pair the proxies take before an answer comes, at least 1
 * @param lagCycles how long the name service may take to learn that a mailbox has moved
 */
public record MessageSettings(
        ImmutableSortedSet<String> senders,
        ImmutableSortedMap<String, String> firstPlaces,
        ImmutableSortedMap<String, String> machineOf,
        int slots,
        int bodyBytes,
        int talkBeforeChannel,
        int cacheEntries,
        int window,
        long lagCycles) {
    /** Returns all places. */
    public ImmutableSortedSet<String> places() {
        return machineOf.keySet().stream()
                .filter(name -> !senders.contains(name))
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
    }

    /** Returns the machines. */
    public ImmutableSortedSet<String> machines() {
        return ImmutableSortedSet.copyOf(machineOf.values());
    }
}
