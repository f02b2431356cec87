package org.fos.lib.message;

/** A value whose constructor refuses some arguments. */
public record Fraction(long top, long bottom) {
    public Fraction {
        if (bottom == 0) {
            throw new IllegalArgumentException("bottom must not be 0, top=" + top);
        }
    }
}
