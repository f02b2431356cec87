package org.fos.fleet;

import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.lib.message.Serializer;

/** Proposals in messages: the ballot, the view, the clients' state. */
public enum ProposalSerializer implements Serializer<Proposal> {
    INSTANCE;

    @Override
    public void write(MessageWriter writer, Proposal value) {
        writer.int64(value.ballot())
                .value(value.view(), ViewSerializer.INSTANCE)
                .value(value.state(), StateSerializer.INSTANCE);
    }

    @Override
    public Proposal read(MessageReader reader) {
        return new Proposal(
                reader.int64(),
                reader.value(ViewSerializer.INSTANCE),
                reader.value(StateSerializer.INSTANCE));
    }
}
