package org.fos.checker.value;

import org.jspecify.annotations.Nullable;

/**
 * A model value: equal to itself and to nothing else. Its name is a TLA+ identifier; another name
 * is an {@link IllegalArgumentException}, so ask {@link #isName} first where names come from
 * outside.
 */
public final class ModelValue extends Value {
    private final String name;
    private final int hash;

    /** The model value of this name. */
    public ModelValue(String name) {
        this.name = name;
        this.hash = Hash.mix(name.hashCode() ^ 0x5BD1E995);
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a model value's name must be a TLA+ identifier, name='" + name + "'");
        }
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /**
     * Whether a text is a TLA+ identifier: letters, digits and underscores, at least one of them a
     * letter, and not a reserved word.
     */
    public static boolean isName(String text) {
        return Identifiers.isIdentifier(text);
    }

    @Override
    public int kind() {
        return 3;
    }

    @Override
    public int compareTo(Value other) {
        return other instanceof ModelValue that
                ? name.compareTo(that.name)
                : Integer.compare(kind(), other.kind());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof ModelValue that && name.equals(that.name));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return name;
    }
}
