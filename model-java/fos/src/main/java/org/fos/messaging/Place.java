package org.fos.messaging;

import org.fos.machine.Turnstile;
import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** Where a mailbox can be: the kernels look here for which one it is. */
final class Place {
    final String name;
    private final Turnstile turnstile;
    private @Nullable Mailbox occupant;

    Place(String name, Turnstile turnstile) {
        this.name = name;
        this.turnstile = turnstile;
    }

    /** Returns the mailbox that is here. */
    @Nullable Mailbox occupant() {
        return turnstile.alone(() -> occupant);
    }

    /** Changes which mailbox is here; only while {@link #both} or {@link #alone} is at work. */
    void setOccupant(@Nullable Mailbox mailbox) {
        occupant = mailbox;
    }

    /** Takes a step on this place. */
    void alone(Runnable step) {
        turnstile.alone(step);
    }

    /** Takes a step on two places. */
    static <T> T both(Place one, Place other, Supplier<T> step) {
        boolean inOrder = one.name.compareTo(other.name) < 0;
        Place first = inOrder ? one : other;
        Place second = inOrder ? other : one;
        return first.turnstile.alone(() -> second.turnstile.alone(step));
    }

    /** Counts a step on this place, and returns how many there were before. */
    long count() {
        return turnstile.count();
    }
}
