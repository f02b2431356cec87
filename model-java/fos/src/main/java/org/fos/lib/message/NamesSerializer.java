package org.fos.lib.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Names, such as those of a fleet's members, in messages: how many, then each, in order. */
public enum NamesSerializer implements Serializer<List<String>> {
    INSTANCE;

    @Override
    public void write(MessageWriter writer, List<String> value) {
        writer.int32(value.size());
        value.forEach(writer::string);
    }

    @Override
    public List<String> read(MessageReader reader) {
        long count = reader.uint32();
        List<String> names = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            names.add(reader.string());
        }
        return Collections.unmodifiableList(names);
    }
}
