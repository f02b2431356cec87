package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;

import org.fos.lib.Dispatcher;
import org.fos.machine.RandomStream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What happens to senders, mailboxes and the connection in a run, at moments drawn from the seed:
 * capabilities are granted and handed on; and, as faults, revoked; mailboxes move, or end; and the
 * connection breaks.
 */
final class MessagingDirector {
    /** Something that happens at a time. */
    private record Turn(long timeCycles, Runnable action) {}

    private final long meanCycles;
    private final List<Turn> turns = new ArrayList<>();
    private final MessagingWorld world;
    private final Set<FaultKind> faults;
    private final RandomStream random;
    private final ImmutableList<String> senders;
    private final ImmutableList<String> mailboxes;
    private final ImmutableList<String> places;

    /**
     * @param meanCycles how far one thing is from the next, in the mean
     */
    MessagingDirector(
            long meanCycles, MessagingWorld world, Set<FaultKind> faults, RandomStream random) {
        this.meanCycles = meanCycles;
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
                    at(random.below(meanCycles), () -> world.grant(sender, mailbox));
                }
            }
        }
        long time = meanCycles;
        while (time < untilCycles) {
            time += 1 + random.below(2 * meanCycles);
            planOne(time);
        }
        if (faults.contains(FaultKind.END)) {
            String last = MessagingWorld.any(mailboxes, random);
            at(random.below(untilCycles), () -> world.destroy(last));
        }
    }

    /** Has a machine make happen what is planned, in that order where it is at one moment. */
    void onSchedule(BiConsumer<Long, Runnable> machine) {
        turns.forEach(turn -> machine.accept(turn.timeCycles(), turn.action()));
    }

    /** Makes happen what is planned, in the process that runs this. */
    void play(Dispatcher director) {
        turns.sort(Comparator.comparingLong(Turn::timeCycles));
        long startCycles = director.now();
        for (Turn turn : turns) {
            long waitCycles = startCycles + turn.timeCycles() - director.now();
            if (waitCycles > 0) {
                director.think(waitCycles);
            }
            turn.action().run();
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
        turns.add(new Turn(time, action));
    }
}
