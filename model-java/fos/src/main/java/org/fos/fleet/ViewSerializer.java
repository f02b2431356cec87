package org.fos.fleet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;

import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.lib.message.NamesSerializer;
import org.fos.lib.message.Serializer;

/** Views in messages: the number, the members, then of each client its home and last beginning. */
public enum ViewSerializer implements Serializer<View> {
    INSTANCE;

    @Override
    public void write(MessageWriter writer, View value) {
        writer.int64(value.number()).value(value.members(), NamesSerializer.INSTANCE);
        writer.int32(value.home().size());
        value.home().forEach((client, home) -> writer.string(client).string(home));
        writer.value(value.anew(), StateSerializer.INSTANCE);
    }

    @Override
    public View read(MessageReader reader) {
        long number = reader.int64();
        ImmutableList<String> members =
                ImmutableList.copyOf(reader.value(NamesSerializer.INSTANCE));
        long count = reader.uint32();
        ImmutableSortedMap.Builder<String, String> home = ImmutableSortedMap.naturalOrder();
        for (long i = 0; i < count; i++) {
            home.put(reader.string(), reader.string());
        }
        return new View(
                number, members, home.buildOrThrow(), reader.value(StateSerializer.INSTANCE));
    }
}
