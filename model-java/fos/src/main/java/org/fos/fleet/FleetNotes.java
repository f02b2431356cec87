package org.fos.fleet;

import org.fos.lib.MessageNotes;
import org.fos.machine.Message;

import java.util.Optional;

/** Messages of a fleet as {@code Fleet} sees them. */
public final class FleetNotes implements MessageNotes {
    private final Mail mail;

    /**
     * @param mail from which what is lost vanishes
     */
    public FleetNotes(Mail mail) {
        this.mail = mail;
    }

    @Override
    public void sent(Message message) {}

    @Override
    public void over(Message message) {}

    @Override
    public void lost(Message message) {
        read(message).ifPresent(mail::take);
    }

    @Override
    public Optional<Object> note(Message message) {
        // What the receiver has taken with others, before it arrived, is under way no more.
        return read(message).filter(mail::holds).map(Note::value);
    }

    private static Optional<Note> read(Message message) {
        return message.type() / 256 == FleetMessages.SERVICE_ID
                ? Optional.of(
                        new Note(
                                message.from().name(),
                                message.to().name(),
                                FleetMessages.decode(message.type(), message.body())))
                : Optional.empty();
    }
}
