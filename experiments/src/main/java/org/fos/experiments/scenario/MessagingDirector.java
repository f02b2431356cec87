package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;

import org.fos.machine.RandomStream;
import org.fos.machine.simulated.SimulatedMachine;

import java.util.Set;

/**
 * What happens to senders, mailboxes and the connection in a run, at moments drawn from the seed:
 * capabilities are granted and handed on; and, as faults, revoked; mailboxes move, or end; and the
 * connection breaks.
 */
final class MessagingDirector {
    private static final long MEAN_CYCLES = 5_000;

    private final SimulatedMachine machine;
    private final MessagingWorld world;
    private final Set<FaultKind> faults;
    private final RandomStream random;
    private final ImmutableList<String> senders;
    private final ImmutableList<String> mailboxes;
    private final ImmutableList<String> places;

    MessagingDirector(
            SimulatedMachine machine,
            MessagingWorld world,
            Set<FaultKind> faults,
            RandomStream random) {
        this.machine = machine;
        this.world = world;
        this.faults = faults;
        this.random = random;
        this.senders = world.settings().senders().asList();
        this.mailboxes = world.settings().firstPlaces().keySet().asList();
        this.places = world.settings().places().asList();
    }

    /** Plans all that happens until a moment. */
    void plan(long untilCycles) {
        for (String sender : senders) {
            for (String mailbox : mailboxes) {
                if (random.chance(0.7)) {
                    at(random.below(MEAN_CYCLES), () -> world.grant(sender, mailbox));
                }
            }
        }
        long time = MEAN_CYCLES;
        while (time < untilCycles) {
            time += 1 + random.below(2 * MEAN_CYCLES);
            planOne(time);
        }
        if (faults.contains(FaultKind.END)) {
            String last = MessagingWorld.any(mailboxes, random);
            at(random.below(untilCycles), () -> world.destroy(last));
        }
    }

    private void planOne(long time) {
        String sender = MessagingWorld.any(senders, random);
        String other = MessagingWorld.any(senders, random);
        String mailbox = MessagingWorld.any(mailboxes, random);
        String place = MessagingWorld.any(places, random);
        switch ((int) random.below(5)) {
            case 0 -> at(time, () -> world.grant(sender, mailbox));
            case 1 -> at(time, () -> world.delegate(sender, other, mailbox));
            case 2 -> atIf(FaultKind.REVOKE, time, () -> world.revoke(sender, mailbox));
            case 3 -> atIf(FaultKind.MOVE, time, () -> world.move(mailbox, place));
            default -> atIf(FaultKind.BREAK, time, () -> world.cut());
        }
    }

    private void atIf(FaultKind kind, long time, Runnable action) {
        if (faults.contains(kind)) {
            at(time, action);
        }
    }

    private void at(long time, Runnable action) {
        machine.at(time, action);
    }
}
