package org.fos.store;

import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.lib.message.Serializer;

/** Transactions in messages: coordinator, then serial number. */
public enum TransactionSerializer implements Serializer<Transaction> {
    INSTANCE;

    @Override
    public void write(MessageWriter writer, Transaction value) {
        writer.string(value.coordinator()).int64(value.serial());
    }

    @Override
    public Transaction read(MessageReader reader) {
        return new Transaction(reader.string(), reader.int64());
    }
}
