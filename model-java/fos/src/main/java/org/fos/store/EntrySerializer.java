package org.fos.store;

import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.lib.message.Serializer;

/** Entries in messages: version, whether there is a value, and the value if there is. */
public enum EntrySerializer implements Serializer<Entry> {
    INSTANCE;

    @Override
    public void write(MessageWriter writer, Entry entry) {
        String value = entry.value();
        writer.int64(entry.version()).bool(value != null);
        if (value != null) {
            writer.string(value);
        }
    }

    @Override
    public Entry read(MessageReader reader) {
        long version = reader.int64();
        return new Entry(version, reader.bool() ? reader.string() : null);
    }
}
