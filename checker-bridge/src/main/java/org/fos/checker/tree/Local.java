package org.fos.checker.tree;

/**
 * A name bound inside an expression: by a quantifier, a function constructor, LET, or as the
 * parameter of an operator. Two are the same only if they are the same object.
 */
public final class Local {
    private final String name;

    /** A new local of this name. */
    public Local(String name) {
        this.name = name;
    }

    /** Its name in the source. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
