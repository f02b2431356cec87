package org.fos.messaging;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;

/** A mailbox as the kernel of the machine sees it on which it is; it moves with all of this. */
final class Mailbox {
    final String name;

    /** Where it is; null when it is no more. */
    @Nullable MailboxAddress home;

    /** What the kernel has put in and is unread. */
    final Deque<Letter> queue = new ArrayDeque<>();

    /** How many capabilities have been made. */
    long issued;

    /** Whether it waits for its rings to be read, to move then. */
    boolean moving;

    private final SortedMap<String, Pair> pairs = new TreeMap<>();

    Mailbox(String name, MailboxAddress home) {
        this.name = name;
        this.home = home;
    }

    void add(Pair pair) {
        pairs.put(pair.sender, pair);
    }

    /** Returns the pair of each sender with this mailbox. */
    Collection<Pair> pairs() {
        return pairs.values();
    }

    boolean isAt(@Nullable MailboxAddress address, boolean placeIsEnough) {
        if (placeIsEnough && home != null && address != null) {
            return home.place().equals(address.place());
        }
        return home != null && home.equals(address);
    }

    /** Whether a message of a sender is unread in the queue. */
    boolean holdsLetterFrom(String sender) {
        return queue.stream().anyMatch(letter -> letter.from().equals(sender));
    }
}
