package org.fos.fleet;

import java.util.Locale;

/** How far the change of view has come that a member drives. */
enum ChangePhase {
    NONE,
    ASKING,
    PROPOSING;

    /** Returns the specification's name. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
