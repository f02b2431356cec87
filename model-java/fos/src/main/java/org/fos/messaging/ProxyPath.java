package org.fos.messaging;

import org.fos.lib.Journal;

import java.util.List;

/**
 * The path between machines: the sender's proxy carries a message to the proxy of the machine on
 * which the mailbox seems to be; the kernel over there checks it, and an answer comes back (report
 * §4.2). What comes back because the mailbox has moved is sent again, in its order.
 */
final class ProxyPath {
    private final Actor actor;
    private final KernelPath kernel;

    ProxyPath(Actor actor) {
        this.actor = actor;
        this.kernel = new KernelPath(actor);
    }

    // The sender.

    /** {@code Messaging!SendByProxy(p, b)}: the proxy takes the message, and can check nothing. */
    Parcel sendByProxy(Pair pair, MailboxAddress to, byte[] body) {
        actor.chargeTrap();
        actor.chargeCopy(body);
        pair.serial++;
        Parcel parcel =
                new Parcel(pair.sender, pair.mailbox.name, pair.serial, pair.held, to, body);
        pair.outgoing.add(parcel);
        step("SendByProxy", pair, "ProxyPath.sendByProxy")
                .after(pair.serial, "serial", pair.sender, pair.mailbox.name)
                .done();
        return parcel;
    }

    // The far side of the wire, where the mailbox is or was.

    /** {@code Messaging!Deliver(p, b)}: the kernel puts the message into the mailbox. */
    void deliver(Pair pair, Parcel parcel) {
        actor.chargeTrap();
        actor.chargeCopy(parcel.body());
        kernel.put(pair.mailbox, parcel.letter());
        actor.step("Deliver", pair, "ProxyPath.deliver")
                .after(Facts.queue(pair.mailbox.queue), "queue", pair.mailbox.name)
                .done();
    }

    /** {@code Messaging!Refuse(p, b)}: its capability is good no more. */
    void refuse(Pair pair) {
        actor.chargeTrap();
        actor.step("Refuse", pair, "ProxyPath.refuse")
                .after(
                        Facts.capability(pair.capability),
                        "capability",
                        pair.sender,
                        pair.mailbox.name)
                .done();
    }

    /** {@code Messaging!Return(p, b)}: the mailbox has moved. */
    void returnIt(Pair pair) {
        actor.chargeTrap();
        actor.step("Return", pair, "ProxyPath.returnIt")
                .after(Facts.address(pair.mailbox.home), "home", pair.mailbox.name)
                .done();
    }

    // The sender's side of the wire.

    /** {@code Messaging!TakeDelivered(p, b)}. */
    void takeDelivered(Pair pair) {
        pair.outgoing.remove();
        step("TakeDelivered", pair, "ProxyPath.takeDelivered").done();
    }

    /** {@code Messaging!TakeRefused(p, b)}: p learns that it may not send to b. */
    void takeRefused(Pair pair) {
        Parcel parcel = pair.outgoing.remove();
        if (pair.held == parcel.key()) {
            pair.held = 0;
        }
        step("TakeRefused", pair, "ProxyPath.takeRefused")
                .after(pair.held, "held", pair.sender, pair.mailbox.name)
                .done();
    }

    /** {@code Messaging!TakeReturned(p, b)}: the address was stale. */
    void takeReturned(Pair pair) {
        Parcel parcel = pair.outgoing.remove();
        if (!actor.system.has(MessagingBug.FORGET_RETURNED)) {
            pair.returned.add(parcel);
        }
        if (parcel.to().equals(pair.cache)) {
            pair.cache = null;
        }
        step("TakeReturned", pair, "ProxyPath.takeReturned")
                .after(Facts.address(pair.cache), "cache", pair.sender, pair.mailbox.name)
                .done();
    }

    /** {@code Messaging!ResendByProxy(p, b)}: all that came back goes to the new address. */
    List<Parcel> resendByProxy(Pair pair, MailboxAddress to) {
        boolean one = actor.system.has(MessagingBug.RESEND_ONE_BY_ONE);
        List<Parcel> again =
                pair.returned.stream()
                        .limit(one ? 1 : Integer.MAX_VALUE)
                        .map(parcel -> parcel.readdressed(to))
                        .toList();
        again.forEach(_ -> pair.returned.remove());
        pair.outgoing.addAll(again);
        step("ResendByProxy", pair, "ProxyPath.resendByProxy").done();
        return again;
    }

    /** {@code Messaging!ResendByKernel(p, b)}: the mailbox has come to the sender's machine. */
    void resendByKernel(Pair pair) {
        actor.chargeTrap();
        Parcel parcel = pair.returned.remove();
        actor.chargeCopy(parcel.body());
        kernel.put(pair.mailbox, parcel.letter());
        step("ResendByKernel", pair, "ProxyPath.resendByKernel")
                .after(Facts.queue(pair.mailbox.queue), "queue", pair.mailbox.name)
                .done();
    }

    /** {@code Messaging!RefuseReturned(p, b)}: by now p may not send it. */
    void refuseReturned(Pair pair) {
        actor.chargeTrap();
        pair.returned.remove();
        step("RefuseReturned", pair, "ProxyPath.refuseReturned").done();
    }

    /** {@code Messaging!GiveUp(p, b)}: the name service knows no such mailbox any more. */
    void giveUp(Pair pair) {
        pair.returned.clear();
        pair.held = 0;
        step("GiveUp", pair, "ProxyPath.giveUp")
                .after(pair.held, "held", pair.sender, pair.mailbox.name)
                .done();
    }

    private Journal.Step step(String action, Pair pair, String source) {
        return actor.step(action, pair, source)
                .after(Facts.parcels(pair.outgoing), "outgoing", pair.sender, pair.mailbox.name)
                .after(Facts.parcels(pair.returned), "returned", pair.sender, pair.mailbox.name);
    }
}
