package org.fos.fleet;

import java.util.Locale;

/** Where a server stands to its fleet. */
enum FleetMode {
    OUT,
    JOINING,
    IN,
    LEAVING,
    RETIRED;

    /** Returns the specification's name. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
