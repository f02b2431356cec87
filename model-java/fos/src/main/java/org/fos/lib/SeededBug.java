package org.fos.lib;

import java.util.Locale;

/**
 * A bug that can be seeded into a service: the Java twin of a mutant of its specification. Enums
 * implement it, one constant for each bug, such as {@code KEEP_WHAT_IS_PUSHED}.
 */
public interface SeededBug {
    /** Returns the constant's name. */
    String name();

    /** Returns the name of the same bug among the specification's mutants. */
    default String mutantName() {
        StringBuilder name = new StringBuilder();
        for (String word : name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
