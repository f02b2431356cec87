package org.fos.memory;

import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.lib.message.Serializer;

/** Blocks in messages: order (32 bits), index (64 bits). */
public enum BlockSerializer implements Serializer<Block> {
    INSTANCE;

    @Override
    public void write(MessageWriter writer, Block value) {
        writer.int32(value.order()).int64(value.index());
    }

    @Override
    public Block read(MessageReader reader) {
        return new Block(reader.int32(), reader.int64());
    }
}
