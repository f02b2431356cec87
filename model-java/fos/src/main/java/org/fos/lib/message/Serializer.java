package org.fos.lib.message;

/**
 * A custom serialization and deserialization routine for one type of an RPC's parameters (report
 * §4.3). Stubs use the instance in the implementation's constant {@code INSTANCE}; an enum with
 * that one constant is the shortest way to have it.
 *
 * @param <T> the Java type that travels
 */
public interface Serializer<T> {

    /** Appends {@code value} to the message. */
    void write(MessageWriter writer, T value);

    /**
     * Reads what {@link #write} wrote. It may leave the check of a value to the value's own
     * constructor: {@link MessageReader#value} turns an {@link IllegalArgumentException} into a
     * {@link MessageFormatException}.
     *
     * @throws MessageFormatException if the bytes are not those of a value
     */
    T read(MessageReader reader);
}
