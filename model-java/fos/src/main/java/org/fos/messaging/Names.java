package org.fos.messaging;

import org.fos.lib.Journal;

/**
 * Where mailboxes are: the name service, which lags behind moves, and the name cache of each
 * process, whose stale entries the kernel finds (report §3.1, §4.7.1).
 */
final class Names {
    private final Actor actor;

    Names(Actor actor) {
        this.actor = actor;
    }

    /**
     * {@code Messaging!Migrate(b, place)}: the mailbox moves, with what is in it.
     *
     * @return whether the place was free
     */
    boolean migrate(Mailbox mailbox, MailboxAddress before, Place target) {
        Place source = actor.system.placeOf(before);
        return Place.both(source, target, () -> migrateIfFree(mailbox, before, source, target));
    }

    private boolean migrateIfFree(
            Mailbox mailbox, MailboxAddress before, Place source, Place target) {
        if (target.occupant() != null) {
            return false;
        }
        actor.chargeTrap();
        source.setOccupant(null);
        target.setOccupant(mailbox);
        mailbox.home = new MailboxAddress(target.name, before.moves() + 1);
        if (actor.system.has(MessagingBug.MOVE_EMPTY)) {
            mailbox.queue.clear();
        }
        Journal.Step step = actor.step("Migrate", mailbox, "Names.migrate");
        Actor.atPlace(step, source);
        Actor.atPlace(step, target);
        step.arg("place", target.name)
                .after(Facts.address(mailbox.home), "home", mailbox.name)
                .after(Facts.queue(mailbox.queue), "queue", mailbox.name)
                .done();
        for (int i = 0; i < mailbox.queue.size(); i++) {
            actor.ringOwner(mailbox);
        }
        return true;
    }

    /** {@code Messaging!Destroy(b)}: the mailbox is no more; what is unread is lost. */
    void destroy(Mailbox mailbox, MailboxAddress before) {
        actor.chargeTrap();
        actor.wakeSenders(mailbox);
        mailbox.home = null;
        mailbox.queue.clear();
        Journal.Step step = actor.step("Destroy", mailbox, "Names.destroy");
        for (Pair pair : mailbox.pairs()) {
            pair.capability = null;
            boolean wasOpen = pair.channel.isOpen();
            pair.channel.drop();
            if (wasOpen) {
                Channels.afterAllPut(step, pair);
            }
        }
        Place source = actor.system.placeOf(before);
        source.alone(
                () -> {
                    source.setOccupant(null);
                    Actor.atPlace(step, source);
                });
        step.after(Facts.address(mailbox.home), "home", mailbox.name)
                .after(Facts.queue(mailbox.queue), "queue", mailbox.name)
                .done();
    }

    /** {@code Messaging!Register(b)}: the name service learns where the mailbox is. */
    void register(Mailbox mailbox) {
        actor.chargeTrap();
        mailbox.registered = mailbox.home;
        actor.step("Register", mailbox, "Names.register")
                .after(Facts.address(mailbox.registered), "names", mailbox.name)
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
