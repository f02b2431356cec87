package org.fos.store;

import org.fos.lib.message.MessageFormatException;
import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.lib.message.Serializer;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whole tables in messages: how many keys, then each with its entry, keys ascending. */
public enum TableSerializer implements Serializer<SortedMap<String, Entry>> {
    INSTANCE;

    /** The map must be in the natural order of its keys. */
    @Override
    public void write(MessageWriter writer, SortedMap<String, Entry> value) {
        writer.int32(value.size());
        value.forEach((key, entry) -> writer.string(key).value(entry, EntrySerializer.INSTANCE));
    }

    @Override
    public SortedMap<String, Entry> read(MessageReader reader) {
        long count = reader.uint32();
        TreeMap<String, Entry> table = new TreeMap<>();
        for (long i = 0; i < count; i++) {
            int offset = reader.offset();
            String key = reader.string();
            if (!table.isEmpty() && table.lastKey().compareTo(key) >= 0) {
                throw new MessageFormatException(
                        offset, "key " + key, "a key after " + table.lastKey());
            }
            table.put(key, reader.value(EntrySerializer.INSTANCE));
        }
        return Collections.unmodifiableSortedMap(table);
    }
}
