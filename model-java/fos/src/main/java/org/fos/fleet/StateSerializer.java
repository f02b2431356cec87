package org.fos.fleet;

import com.google.common.collect.ImmutableSortedMap;

import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.lib.message.Serializer;

/** Clients' state in messages: of how many clients, then each name with its number. */
public enum StateSerializer implements Serializer<ImmutableSortedMap<String, Long>> {
    INSTANCE;

    @Override
    public void write(MessageWriter writer, ImmutableSortedMap<String, Long> value) {
        writer.int32(value.size());
        value.forEach((client, last) -> writer.string(client).int64(last));
    }

    @Override
    public ImmutableSortedMap<String, Long> read(MessageReader reader) {
        long count = reader.uint32();
        ImmutableSortedMap.Builder<String, Long> state = ImmutableSortedMap.naturalOrder();
        for (long i = 0; i < count; i++) {
            state.put(reader.string(), reader.int64());
        }
        return state.buildOrThrow();
    }
}
