package org.fos.stubgen;

/** What a value is in Java, and how it travels. */
sealed interface WireType {
    /** An integer or bool. */
    record Numeric(Scalar scalar) implements WireType {}

    /** A string of C, which ends in a zero byte there and travels after its length. */
    record Text() implements WireType {}

    /** A buffer together with its length parameter. */
    record Array(Scalar element) implements WireType {}

    /**
     * A type with a serialization routine of its own.
     *
     * @param serializer qualified name of the Serializer's class
     * @param javaType the type it reads and writes, its names qualified unless in java.lang
     */
    record Serialized(String serializer, String javaType) implements WireType {}
}
