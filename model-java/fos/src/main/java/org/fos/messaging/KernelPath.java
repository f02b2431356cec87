package org.fos.messaging;

/**
 * The kernel path, the default on one machine: trap, capability check, one copy into the mailbox,
 * which its owner polls (report §4.2).
 */
final class KernelPath {
    private final Actor actor;

    KernelPath(Actor actor) {
        this.actor = actor;
    }

    /** {@code Messaging!SendByKernel(p, b)}: trap, check, copy. */
    void sendByKernel(Pair pair, byte[] body) {
        actor.chargeTrap();
        actor.chargeCopy(body);
        pair.serial++;
        put(pair.mailbox, new Letter(pair.sender, pair.mailbox.name, pair.serial, body));
        actor.step("SendByKernel", pair, "KernelPath.sendByKernel")
                .after(pair.serial, "serial", pair.sender, pair.mailbox.name)
                .after(Facts.queue(pair.mailbox.queue), "queue", pair.mailbox.name)
                .done();
    }

    /** Puts a letter into a mailbox, and has its owner poll. */
    void put(Mailbox mailbox, Letter letter) {
        mailbox.queue.add(letter);
        MailboxAddress home = mailbox.home;
        if (home != null) {
            actor.chargeWrite(home.place());
        }
        actor.ringOwner(mailbox);
    }

    /** {@code Messaging!RefuseSend(p, b)}: the sender may not send; nothing changes. */
    void refuseSend(Pair pair) {
        actor.chargeTrap();
        actor.step("RefuseSend", pair, "KernelPath.refuseSend")
                .after(pair.held, "held", pair.sender, pair.mailbox.name)
                .after(pair.serial, "serial", pair.sender, pair.mailbox.name)
                .done();
    }

    /** {@code Messaging!ReceiveFromQueue(p, b)}: the owner needs neither a trap nor a copy. */
    Letter receiveFromQueue(Pair pair) {
        actor.chargePoll(pair.sender);
        Letter letter = pair.mailbox.queue.remove();
        pair.received = letter.number();
        actor.step("ReceiveFromQueue", pair, "KernelPath.receiveFromQueue")
                .after(pair.received, "received", pair.sender, pair.mailbox.name)
                .after(Facts.queue(pair.mailbox.queue), "queue", pair.mailbox.name)
                .done();
        if (pair.talk >= actor.system.settings().talkBeforeChannel()) {
            actor.wake(pair.sender);
        }
        return letter;
    }
}
