package org.fos.messaging;

import org.fos.lib.Journal;

import java.util.List;
import java.util.OptionalLong;

/**
 * Channels: a ring in a shared page for a pair that talks often, established on demand and given up
 * when it is idle, in the way, or not allowed any more (report §4.2). Sending needs no kernel.
 */
final class Channels {
    private final Actor actor;

    Channels(Actor actor) {
        this.actor = actor;
    }

    /**
     * {@code Messaging!SendByChannel(p, b)}: the first copy. Nobody checks: the page is mapped.
     *
     * @return whether it was, and had room
     */
    boolean sendByChannel(Pair pair, byte[] body) {
        if (!pair.channel.enter()) {
            return false;
        }
        actor.chargeCopy(body);
        pair.serial++;
        pair.channel.put(pair.serial, body);
        MailboxAddress home = pair.mailbox.home;
        if (home != null) {
            actor.chargeWrite(home.place());
        }
        actor.ringOwner(pair.mailbox);
        actor.besideTurns("SendByChannel", pair, "Channels.sendByChannel")
                .ordered(
                        named(pair, "read", pair.channel.inSlotBefore(pair.serial)),
                        List.of(named(pair, "in", pair.serial), named(pair, "put", pair.serial)))
                .after(pair.serial, "serial", pair.sender, pair.mailbox.name)
                // As enter has seen it: by now the page may be about to be taken.
                .after("open", phasePath(pair))
                .done();
        pair.channel.leave();
        return true;
    }

    /** What orders the two ends of a channel: something was done with the message of a number. */
    private static String named(Pair pair, String what, long number) {
        return "%s>%s %s %d".formatted(pair.sender, pair.mailbox.name, what, number);
    }

    private static List<String> named(Pair pair, String what, OptionalLong number) {
        return number.isPresent() ? List.of(named(pair, what, number.getAsLong())) : List.of();
    }

    /** Whether nothing of the pair is unread in the mailbox, so that all will be in the ring. */
    boolean mayEstablish(Pair pair) {
        return !pair.mailbox.holdsLetterFrom(pair.sender)
                || actor.system.has(MessagingBug.ESTABLISH_THOUGH_UNREAD);
    }

    /** {@code Messaging!Establish(p, b)}: the kernel maps a page for both. */
    void establish(Pair pair) {
        actor.chargeTrap();
        actor.chargeTrap();
        pair.channel.map(pair.serial + 1);
        pair.talk = 0;
        actor.step("Establish", pair, "Channels.establish")
                .after(Facts.phase(pair.channel), phasePath(pair))
                .done();
    }

    /** {@code Messaging!Close(p, b)}: one of the two wants the channel no longer. */
    void close(Pair pair) {
        actor.chargeTrap();
        unmap(pair);
        afterAllPut(actor.step("Close", pair, "Channels.close"), pair)
                .after(Facts.phase(pair.channel), phasePath(pair))
                .done();
    }

    /** Takes the page from the sender; the receiver reads what is in it. */
    void unmap(Pair pair) {
        pair.channel.unmap();
        actor.ringOwner(pair.mailbox);
    }

    /** Orders a step after all that a sender has put into the page that it takes from it. */
    static Journal.Step afterAllPut(Journal.Step step, Pair pair) {
        return step.ordered(named(pair, "put", pair.channel.lastPut()), List.of());
    }

    /** {@code Messaging!ReceiveFromChannel(p, b)}: the second copy, which frees the slot. */
    Letter receiveFromChannel(Pair pair) {
        actor.chargePoll(pair.sender);
        Letter letter = pair.channel.take(pair.sender, pair.mailbox.name);
        actor.chargeCopy(letter.body());
        pair.received = letter.number();
        actor.besideTurns("ReceiveFromChannel", pair, "Channels.receiveFromChannel")
                .ordered(
                        List.of(named(pair, "in", letter.number())),
                        List.of(named(pair, "read", letter.number())))
                .after(pair.received, "received", pair.sender, pair.mailbox.name)
                .done();
        actor.wake(pair.sender);
        return letter;
    }

    /** {@code Messaging!Release(p, b)}: the ring is read to its end, and the page goes. */
    void release(Pair pair) {
        actor.chargeTrap();
        if (actor.system.has(MessagingBug.RELEASE_UNREAD)) {
            pair.channel.drop();
        } else {
            pair.channel.release();
        }
        actor.step("Release", pair, "Channels.release")
                .after(Facts.phase(pair.channel), phasePath(pair))
                .done();
        actor.wake(pair.sender);
    }

    static Object[] phasePath(Pair pair) {
        return new Object[] {"channel", pair.sender, pair.mailbox.name, "phase"};
    }
}
