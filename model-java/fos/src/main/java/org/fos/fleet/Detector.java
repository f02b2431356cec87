package org.fos.fleet;

import java.util.Collection;
import java.util.Locale;

/** What it means that a fleet takes a member for crashed. */
public enum Detector {
    /** Who is suspected has crashed: nobody else needs to be heard. */
    PERFECT,
    /** Who is suspected may live: a majority must be heard. */
    UNRELIABLE;

    /** Returns the specification's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether those who were heard may decide for all members of a view. */
    boolean suffices(Collection<String> members, Collection<String> heard) {
        long both = members.stream().filter(heard::contains).count();
        return this == PERFECT || 2 * both > members.size();
    }
}
