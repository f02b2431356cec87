package org.fos.naming;

import java.util.regex.Pattern;

/** What a name looks like: a hierarchical URI, like a file's path (report §4.7.1). */
public final class Name {
    private static final Pattern FORM = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    private Name() {}

    /** Returns whether a text is a name: one or more segments of letters, digits, {@code ._~-}. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }
}
