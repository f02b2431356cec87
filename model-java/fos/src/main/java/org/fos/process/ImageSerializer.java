package org.fos.process;

import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.lib.message.Serializer;

/** Images in messages: program, cycles left and used (64 bits each), moves (32 bits). */
public enum ImageSerializer implements Serializer<Image> {
    INSTANCE;

    @Override
    public void write(MessageWriter writer, Image value) {
        writer.string(value.program()).int64(value.left()).int64(value.used()).int32(value.moves());
    }

    @Override
    public Image read(MessageReader reader) {
        return new Image(reader.string(), reader.int64(), reader.int64(), reader.int32());
    }
}
