package org.fos.trace.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A structured TLA+ value as a trace holds it: immutable, and already in its encoded form.
 *
 * <p>Elements may be {@code Boolean}, {@code Integer}, {@code Long}, {@code BigInteger}, {@code
 * String} or another {@code TraceValue}. Sets, maps and records are written in the order of their
 * encoded elements, keys and field names, so that equal values have equal bytes whatever the order
 * of the collection they came from.
 */
public final class TraceValue {
    private static final int SMALL = 64;

    private final byte[] json;

    private TraceValue(JsonBytes json) {
        this.json = json.toBytes();
    }

    /** The tuple {@code <<elements>>}. */
    public static TraceValue tuple(Object... elements) {
        return tuple(Arrays.asList(elements));
    }

    /** The tuple {@code <<elements>>}. */
    public static TraceValue tuple(List<?> elements) {
        return wrapped("#tup", elements);
    }

    /** The sequence {@code <<elements>>}; equal to the tuple of the same elements in TLA+. */
    public static TraceValue sequence(List<?> elements) {
        JsonBytes out = new JsonBytes();
        array(out, elements);
        return new TraceValue(out);
    }

    /** The set of these elements; what occurs twice is written once. */
    public static TraceValue set(Object... elements) {
        return set(Arrays.asList(elements));
    }

    /** The set of these elements; what occurs twice is written once. */
    public static TraceValue set(Iterable<?> elements) {
        TreeSet<byte[]> sorted = new TreeSet<>(Arrays::compareUnsigned);
        for (Object element : elements) {
            sorted.add(encode(element));
        }
        JsonBytes out = new JsonBytes(SMALL).put('{').field("#set").put('[');
        for (byte[] element : sorted) {
            out.separate().raw(element);
        }
        return new TraceValue(out.put(']').put('}'));
    }

    /**
     * The function that maps each key to its value.
     *
     * @throws IllegalArgumentException if two keys have the same encoding
     */
    public static TraceValue map(Map<?, ?> entries) {
        TreeMap<byte[], byte[]> sorted = new TreeMap<>(Arrays::compareUnsigned);
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            byte[] key = encode(entry.getKey());
            if (sorted.put(key, encode(entry.getValue())) != null) {
                throw new IllegalArgumentException("two equal keys in a map, key=" + text(key));
            }
        }
        JsonBytes out = new JsonBytes().put('{').field("#map").put('[');
        sorted.forEach(
                (key, value) -> out.separate().put('[').raw(key).put(',').raw(value).put(']'));
        return new TraceValue(out.put(']').put('}'));
    }

    /**
     * The record with these fields.
     *
     * @throws IllegalArgumentException if a field's name begins with {@code #}, which the format
     *     keeps for itself
     */
    public static TraceValue record(Map<String, ?> fields) {
        JsonBytes out = new JsonBytes(SMALL).put('{');
        String[] names = fields.keySet().toArray(new String[0]);
        Arrays.sort(names);
        for (String name : names) {
            if (name.startsWith("#")) {
                throw new IllegalArgumentException(
                        "a field's name must not begin with #, name=" + name);
            }
            out.field(name).value(Objects.requireNonNull(fields.get(name)));
        }
        return new TraceValue(out.put('}'));
    }

    /** A constant given by the name of a definition of the spec, such as {@code Nat}. */
    public static TraceValue definition(String name) {
        return new TraceValue(new JsonBytes().put('{').field("#def").string(name).put('}'));
    }

    private static TraceValue wrapped(String tag, List<?> elements) {
        JsonBytes out = new JsonBytes(SMALL).put('{').field(tag);
        array(out, elements);
        return new TraceValue(out.put('}'));
    }

    private static void array(JsonBytes out, List<?> elements) {
        out.put('[');
        for (Object element : elements) {
            out.separate().value(element);
        }
        out.put(']');
    }

    private static byte[] encode(Object value) {
        return value instanceof TraceValue v ? v.json : new JsonBytes(SMALL).value(value).toBytes();
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    byte[] json() {
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TraceValue that && Arrays.equals(json, that.json);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(json);
    }

    /** The encoded form, as it stands in a trace. */
    @Override
    public String toString() {
        return text(json);
    }
}
