package org.fos.checker.front;

import util.UniqueString;

/** TLC's order of strings and names: by when they were first met. */
public final class NameOrder {
    private NameOrder() {}

    /** The place of a name in the order; one that is new comes last from now on. */
    public static int rank(String name) {
        return UniqueString.uniqueStringOf(name).getTok();
    }
}
