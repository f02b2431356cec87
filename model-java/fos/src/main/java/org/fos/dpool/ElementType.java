package org.fos.dpool;

import com.google.common.collect.ImmutableList;

import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.lib.message.Serializer;
import org.fos.trace.record.TraceValue;

import java.util.Collection;
import java.util.function.Function;

/**
 * What a pool holds: how its elements travel, and what traces call them. Equal elements are one.
 *
 * @param serializer packs an element
 * @param traced gives an element's name in traces: a number, a string, or a structured value
 * @param <E> the type of the elements
 */
public record ElementType<E>(Serializer<E> serializer, Function<E, Object> traced) {
    /** Whole numbers, such as those of pages and processes. */
    public static ElementType<Long> numbers() {
        return new ElementType<>(Number.SERIALIZER, number -> number);
    }

    byte[] pack(Collection<E> block) {
        return new MessageWriter().list(ImmutableList.copyOf(block), serializer).toBytes();
    }

    /**
     * @throws org.fos.lib.message.MessageFormatException if the bytes are no block of this type
     */
    ImmutableList<E> unpack(byte[] block) {
        MessageReader reader = new MessageReader(block);
        ImmutableList<E> elements = ImmutableList.copyOf(reader.list(serializer));
        reader.end();
        return elements;
    }

    Object value(E element) {
        return traced.apply(element);
    }

    Object value(Collection<E> elements) {
        return TraceValue.set(elements.stream().map(traced).toList());
    }

    private enum Number implements Serializer<Long> {
        SERIALIZER;

        @Override
        public void write(MessageWriter writer, Long value) {
            writer.int64(value);
        }

        @Override
        public Long read(MessageReader reader) {
            return reader.int64();
        }
    }
}
