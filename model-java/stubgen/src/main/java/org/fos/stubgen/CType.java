package org.fos.stubgen;

/**
 * A C type with its typedefs resolved.
 *
 * @param pointers how many stars
 * @param constTarget whether what the first pointer leads to is const
 */
record CType(Base base, int pointers, boolean constTarget) {

    /** What is left of a type without its pointers. */
    sealed interface Base {
        /** {@code void}. */
        record Nothing() implements Base {}

        /** {@code char}, which behind a pointer makes a string. */
        record Char() implements Base {}

        /** An integer or bool. */
        record Plain(Scalar scalar) implements Base {}

        /** A struct that has no serializer. */
        record Opaque(String name) implements Base {}

        /** A type that has a serializer. */
        record Custom(WireType.Serialized type) implements Base {}
    }

    static CType of(Base base) {
        return new CType(base, 0, false);
    }
}
