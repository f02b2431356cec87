package org.fos.messaging;

/**
 * Where mailboxes are: the name service, which lags behind moves, and the name cache of each
 * process, whose stale entries the kernel finds (report §3.1, §4.7.1).
 */
final class Names {
    private final Actor actor;

    Names(Actor actor) {
        this.actor = actor;
    }

    /** {@code Messaging!Migrate(b, place)}: the mailbox moves, with what is in it. */
    void migrate(Mailbox mailbox, MailboxAddress before, String place) {
        actor.chargeTrap();
        mailbox.home = new MailboxAddress(place, before.moves() + 1);
        if (actor.system.has(MessagingBug.MOVE_EMPTY)) {
            mailbox.queue.clear();
        }
        actor.step("Migrate", mailbox, "Names.migrate")
                .arg("place", place)
                .after(Facts.address(mailbox.home), "home", mailbox.name)
                .after(Facts.queue(mailbox.queue), "queue", mailbox.name)
                .done();
        for (int i = 0; i < mailbox.queue.size(); i++) {
            actor.ringOwner(mailbox);
        }
    }

    /** {@code Messaging!Destroy(b)}: the mailbox is no more; what is unread is lost. */
    void destroy(Mailbox mailbox) {
        actor.chargeTrap();
        actor.wakeSenders(mailbox);
        mailbox.home = null;
        mailbox.queue.clear();
        for (Pair pair : mailbox.pairs()) {
            pair.capability = null;
            pair.channel.drop();
        }
        actor.step("Destroy", mailbox, "Names.destroy")
                .after(Facts.address(mailbox.home), "home", mailbox.name)
                .after(Facts.queue(mailbox.queue), "queue", mailbox.name)
                .done();
    }

    /** {@code Messaging!Register(b)}: the name service learns where the mailbox is. */
    void register(Mailbox mailbox) {
        actor.chargeTrap();
        actor.system.setRegistered(mailbox.name, mailbox.home);
        actor.step("Register", mailbox, "Names.register")
                .after(Facts.address(actor.system.registered(mailbox.name)), "names", mailbox.name)
                .done();
        actor.wakeSenders(mailbox);
    }

    /** {@code Messaging!Lookup(p, b)}: p, or its proxy, asks the name service. */
    void lookup(Pair pair, MailboxAddress registered) {
        actor.chargeTrap();
        pair.cache = registered;
        cacheStep("Lookup", pair, "Names.lookup");
    }

    /** {@code Messaging!FindStale(p, b)}: the kernel finds that b is not where p sends to. */
    void findStale(Pair pair) {
        actor.chargeTrap();
        pair.cache = null;
        cacheStep("FindStale", pair, "Names.findStale");
    }

    /** {@code Messaging!Evict(p, b)}: the name cache is small. */
    void evict(Pair pair) {
        pair.cache = null;
        cacheStep("Evict", pair, "Names.evict");
    }

    private void cacheStep(String action, Pair pair, String source) {
        actor.step(action, pair, source)
                .after(Facts.address(pair.cache), "cache", pair.sender, pair.mailbox.name)
                .done();
    }
}
