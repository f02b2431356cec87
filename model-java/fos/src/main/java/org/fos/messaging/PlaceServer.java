package org.fos.messaging;

import org.fos.channel.Phase;
import org.fos.lib.Dispatcher;
import org.fos.machine.ProcessId;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs whatever owns the mailbox that is at a place: it polls the mailbox and its rings, lets
 * processes send to it, and moves it.
 */
public final class PlaceServer {
    private final String place;
    private final MessageSystem system;
    private final Dispatcher dispatcher;
    private final Actor actor;
    private final KernelPath kernel;
    private final Channels channels;
    private final Capabilities capabilities;
    private final Names names;
    private final Consumer<Letter> receiver;

    private PlaceServer(
            MessageSystem system, Dispatcher dispatcher, String place, Consumer<Letter> receiver) {
        this.place = place;
        this.system = system;
        this.dispatcher = dispatcher;
        this.receiver = receiver;
        this.actor = new Actor(system, dispatcher);
        this.kernel = new KernelPath(actor);
        this.channels = new Channels(actor);
        this.capabilities = new Capabilities(actor);
        this.names = new Names(actor);
        system.register(place, dispatcher.process());
        system.addPlace(place, this);
    }

    /**
     * Starts the server of a place.
     *
     * @param system that it belongs to
     * @param place its name
     * @param core from 0
     * @param receiver takes each message that a mailbox receives here
     */
    public static PlaceServer start(
            MessageSystem system, String place, int core, Consumer<Letter> receiver) {
        Dispatcher dispatcher =
                Dispatcher.start(system.microkernel(), place, core, system.guard(), _ -> {});
        return new PlaceServer(system, dispatcher, place, receiver);
    }

    /** Returns the process. */
    public ProcessId process() {
        return dispatcher.process();
    }

    // The receiver: one segment takes one thing.

    /** Takes what comes next: a letter, a message of a ring, or a ring that has been read. */
    void poll() {
        Mailbox mailbox = system.placeNamed(place).occupant();
        if (mailbox == null) {
            return; // It has moved, and whoever has it has been told.
        }
        Optional<Letter> letter = mailbox.alone(() -> nextOfQueue(mailbox));
        if (letter.isPresent()) {
            receiver.accept(letter.get());
            return;
        }
        Optional<Pair> full = one(mailbox, this::isToBeRead);
        boolean reads = full.isPresent() && !(releasesUnread() && hasDrained(mailbox));
        if (reads) {
            receiver.accept(channels.receiveFromChannel(full.get()));
        } else {
            mailbox.alone(() -> one(mailbox, this::isReadToItsEnd).ifPresent(channels::release));
        }
    }

    private Optional<Letter> nextOfQueue(Mailbox mailbox) {
        return Optional.ofNullable(mailbox.queue.peek())
                .map(letter -> kernel.receiveFromQueue(system.pair(letter.from(), mailbox.name)));
    }

    private boolean hasDrained(Mailbox mailbox) {
        return one(mailbox, this::isReadToItsEnd).isPresent();
    }

    private boolean isToBeRead(Pair pair) {
        return !pair.channel.isEmpty()
                && (pair.channel.isOpen() || !system.has(MessagingBug.STOP_POLLING_AT_CLOSE));
    }

    private boolean isReadToItsEnd(Pair pair) {
        return pair.phase() == Phase.CLOSING && (pair.channel.isEmpty() || releasesUnread());
    }

    private boolean releasesUnread() {
        return system.has(MessagingBug.RELEASE_UNREAD);
    }

    private static Optional<Pair> one(Mailbox mailbox, Predicate<Pair> which) {
        return mailbox.pairs().stream().filter(which).findFirst();
    }

    // The owner: each runs in a segment of this process, and does nothing if the mailbox is
    // elsewhere.

    /** Lets a process send to the mailbox, if it may not. */
    public void grant(String sender, String mailbox) {
        Pair pair = system.pair(sender, mailbox);
        pair.mailbox.alone(
                () -> {
                    if (isHere(pair.mailbox) && !pair.holds()) {
                        capabilities.grant(pair);
                        actor.wake(sender);
                    }
                });
    }

    /** Takes that from a process, and from all that have it from that one. */
    public void revoke(String sender, String mailbox) {
        Pair pair = system.pair(sender, mailbox);
        pair.mailbox.alone(
                () -> {
                    if (isHere(pair.mailbox) && pair.holds()) {
                        capabilities.revoke(pair);
                    }
                });
    }

    /**
     * Moves the mailbox, if its new place is free: closes its channels, and sleeps until they have
     * been read to their ends.
     */
    public void move(String name, String target) {
        Mailbox mailbox = system.mailbox(name);
        if (!mailbox.alone(() -> begins(mailbox))) {
            return;
        }
        boolean waits = !system.has(MessagingBug.MOVE_FROM_CHANNELS);
        for (Pair pair : mailbox.pairs()) {
            if (waits && mailbox.alone(() -> closes(pair))) {
                dispatcher.yieldNow();
            }
        }
        dispatcher.sleepUntil(
                () -> mailbox.alone(() -> !waits || !isHere(mailbox) || hasNoChannel(mailbox)));
        mailbox.alone(() -> end(mailbox, target));
    }

    private boolean begins(Mailbox mailbox) {
        boolean begins = isHere(mailbox) && !mailbox.moving;
        mailbox.moving |= begins;
        return begins;
    }

    private boolean closes(Pair pair) {
        boolean open = pair.channel.isOpen();
        if (open) {
            channels.close(pair);
        }
        return open;
    }

    private void end(Mailbox mailbox, String target) {
        mailbox.moving = false;
        MailboxAddress before = mailbox.home;
        if (before != null && names.migrate(mailbox, before, system.placeNamed(target))) {
            system.place(target).registerLater(actor, mailbox);
        }
    }

    /** Ends the mailbox. */
    public void destroy(String name) {
        Mailbox mailbox = system.mailbox(name);
        mailbox.alone(
                () -> {
                    MailboxAddress before = mailbox.home;
                    if (before != null && isHere(mailbox)) {
                        names.destroy(mailbox, before);
                        registerLater(actor, mailbox);
                    }
                });
    }

    private void registerLater(Actor mover, Mailbox mailbox) {
        long lagCycles = mover.dispatcher.random().below(system.settings().lagCycles());
        mover.ring(place, lagCycles, () -> mailbox.alone(() -> register(mailbox)));
    }

    private void register(Mailbox mailbox) {
        boolean isNews = !Objects.equals(mailbox.home, mailbox.registered);
        if (isNews && !system.has(MessagingBug.NEVER_REGISTER)) {
            names.register(mailbox);
        }
    }

    private boolean isHere(Mailbox mailbox) {
        MailboxAddress home = mailbox.home;
        return home != null && home.place().equals(place);
    }

    private static boolean hasNoChannel(Mailbox mailbox) {
        return mailbox.pairs().stream().allMatch(pair -> pair.phase() == Phase.NONE);
    }
}
