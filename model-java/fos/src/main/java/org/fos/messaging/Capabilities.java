package org.fos.messaging;

import org.fos.lib.Journal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Capabilities (report §3.1): the kernel lists them where the mailbox is, and looks at them when a
 * message is put into it. Whoever loses one loses what it has handed on.
 */
final class Capabilities {
    private final Actor actor;

    Capabilities(Actor actor) {
        this.actor = actor;
    }

    /** {@code Messaging!Grant(p, b)}: the owner of mailbox b lets p send to it. */
    void grant(Pair pair) {
        give(pair, pair.mailbox.name);
        facts(actor.step("Grant", pair, "Capabilities.grant"), pair).done();
    }

    /** {@code Messaging!Delegate(p, q, b)}: p lets q send to b too. */
    void delegate(Pair from, Pair to) {
        give(to, from.sender);
        facts(actor.step("Delegate", from, "Capabilities.delegate").arg("q", to.sender), to).done();
    }

    private void give(Pair pair, String giver) {
        actor.chargeTrap();
        pair.mailbox.issued++;
        pair.capability = new MailboxCapability(pair.mailbox.issued, giver);
        pair.held = pair.mailbox.issued;
    }

    private static Journal.Step facts(Journal.Step step, Pair pair) {
        String p = pair.sender;
        String b = pair.mailbox.name;
        return step.after(pair.mailbox.issued, "issued", b)
                .after(Facts.capability(pair.capability), "capability", p, b)
                .after(pair.held, "held", p, b);
    }

    /**
     * {@code Messaging!Revoke(p, b)}: p loses its capability for b, and so do those who have theirs
     * from p. Their pages are taken from them; they are not told.
     */
    void revoke(Pair pair) {
        actor.chargeTrap();
        Journal.Step step = actor.step("Revoke", pair, "Capabilities.revoke");
        for (Pair loser : losersWith(pair)) {
            loser.capability = null;
            if (loser.channel.isOpen() && !actor.system.has(MessagingBug.KEEP_THE_PAGE)) {
                loser.channel.unmap();
                Channels.afterAllPut(step, loser);
                actor.ringOwner(loser.mailbox);
            }
            step.after(
                            Facts.capability(loser.capability),
                            "capability",
                            loser.sender,
                            loser.mailbox.name)
                    .after(Facts.phase(loser.channel), Channels.phasePath(loser));
        }
        step.done();
    }

    /** Those who lose their capability when one does: all who have it from one who loses it. */
    private Collection<Pair> losersWith(Pair pair) {
        Map<String, Pair> losers = new LinkedHashMap<>();
        losers.put(pair.sender, pair);
        boolean grown = !actor.system.has(MessagingBug.ONLY_ONE);
        while (grown) {
            grown = false;
            for (Pair other : pair.mailbox.pairs()) {
                MailboxCapability listed = other.capability;
                if (listed != null
                        && losers.containsKey(listed.giver())
                        && losers.putIfAbsent(other.sender, other) == null) {
                    grown = true;
                }
            }
        }
        return losers.values();
    }
}
