package org.fos.store;

import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.lib.message.Serializer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The names of a fleet's members in messages: how many, then each, in their order. */
public enum ViewSerializer implements Serializer<List<String>> {
    INSTANCE;

    @Override
    public void write(MessageWriter writer, List<String> value) {
        writer.int32(value.size());
        value.forEach(writer::string);
    }

    @Override
    public List<String> read(MessageReader reader) {
        long count = reader.uint32();
        List<String> members = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            members.add(reader.string());
        }
        return Collections.unmodifiableList(members);
    }
}
