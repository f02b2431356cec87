package org.fos.dpool;

import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.lib.message.Serializer;

/** Ledgers in messages: their three counts, 64 bits each. */
public enum LedgerSerializer implements Serializer<Ledger> {
    INSTANCE;

    @Override
    public void write(MessageWriter writer, Ledger value) {
        writer.int64(value.sent()).int64(value.received()).int64(value.added());
    }

    @Override
    public Ledger read(MessageReader reader) {
        return new Ledger(reader.int64(), reader.int64(), reader.int64());
    }
}
