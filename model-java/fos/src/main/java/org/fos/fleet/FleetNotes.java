package org.fos.fleet;

import org.fos.lib.MessageNotes;
import org.fos.machine.Message;

import java.util.Optional;

/** Messages of a fleet as {@code Fleet} sees them. */
public final class FleetNotes implements MessageNotes {
    @Override
    public void sent(Message message) {}

    @Override
    public void over(Message message) {}

    @Override
    public Optional<Object> note(Message message) {
        return message.type() / 256 == FleetMessages.SERVICE_ID
                ? Optional.of(
                        new Note(
                                        message.from().name(),
                                        message.to().name(),
                                        FleetMessages.decode(message.type(), message.body()))
                                .value())
                : Optional.empty();
    }
}
