package org.fos.messaging;

import org.fos.machine.Turnstile;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A mailbox as the kernel of the machine sees it on which it is; it moves with all of this.
 * Kernels, proxies and the name service work on it, and on its pairs, one step at a time.
 */
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

    /** Where the name service has it; null when it has it no more. */
    @Nullable MailboxAddress registered;

    private final Turnstile turnstile;
    private final SortedMap<String, Pair> pairs = new TreeMap<>();

    Mailbox(String name, MailboxAddress home, Turnstile turnstile) {
        this.name = name;
        this.home = home;
        this.registered = home;
        this.turnstile = turnstile;
    }

    /** Takes a step on this mailbox and its pairs, while no other core takes one. */
    <T extends @Nullable Object> T alone(Supplier<T> step) {
        return turnstile.alone(step);
    }

    /** Takes a step on this mailbox and its pairs, while no other core takes one. */
    void alone(Runnable step) {
        turnstile.alone(step);
    }

    /** Counts a step that is recorded, and returns how many there were before. */
    long count() {
        return turnstile.count();
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
