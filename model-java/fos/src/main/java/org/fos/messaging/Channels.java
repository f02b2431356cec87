package org.fos.messaging;

/**
 * Channels: a ring in a shared page for a pair that talks often, established on demand and given up
 * when it is idle, in the way, or not allowed any more (report §4.2). Sending needs no kernel.
 */
final class Channels {
    private final Actor actor;

    Channels(Actor actor) {
        this.actor = actor;
    }

    /** {@code Messaging!SendByChannel(p, b)}: the first copy. Nobody checks: the page is mapped. */
    void sendByChannel(Pair pair, byte[] body) {
        actor.chargeCopy(body);
        pair.serial++;
        pair.channel.put(pair.serial, body);
        MailboxAddress home = pair.mailbox.home;
        if (home != null) {
            actor.chargeWrite(home.place());
        }
        actor.ringOwner(pair.mailbox);
        actor.step("SendByChannel", pair, "Channels.sendByChannel")
                .after(pair.serial, "serial", pair.sender, pair.mailbox.name)
                .after(Facts.phase(pair.channel), phasePath(pair))
                .done();
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
        pair.channel.map();
        pair.talk = 0;
        actor.step("Establish", pair, "Channels.establish")
                .after(Facts.phase(pair.channel), phasePath(pair))
                .done();
    }

    /** {@code Messaging!Close(p, b)}: one of the two wants the channel no longer. */
    void close(Pair pair) {
        actor.chargeTrap();
        unmap(pair);
        actor.step("Close", pair, "Channels.close")
                .after(Facts.phase(pair.channel), phasePath(pair))
                .done();
    }

    /** Takes the page from the sender; the receiver reads what is in it. */
    void unmap(Pair pair) {
        pair.channel.unmap();
        actor.ringOwner(pair.mailbox);
    }

    /** {@code Messaging!ReceiveFromChannel(p, b)}: the second copy, which frees the slot. */
    Letter receiveFromChannel(Pair pair) {
        actor.chargePoll(pair.sender);
        Letter letter = pair.channel.take(pair.sender, pair.mailbox.name);
        actor.chargeCopy(letter.body());
        pair.received = letter.number();
        actor.step("ReceiveFromChannel", pair, "Channels.receiveFromChannel")
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
