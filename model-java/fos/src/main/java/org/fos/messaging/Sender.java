package org.fos.messaging;

import org.fos.channel.Phase;
import org.fos.lib.Dispatcher;
import org.fos.machine.ProcessId;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The part of libfos through which a process sends (report §4.2): one {@link #send}, behind which
 * three transports are, chosen by where the mailbox seems to be and how often the pair talks. While
 * the path of a pair is being changed, the sender waits until nothing is left on the old one.
 */
public final class Sender {
    private static final long RETRY_CYCLES = 5_000;
    private static final long IDLE_CYCLES = 30_000;

    private final String me;
    private final MessageSystem system;
    private final Dispatcher dispatcher;
    private final Actor actor;
    private final KernelPath kernel;
    private final Channels channels;
    private final Capabilities capabilities;
    private final Names names;
    private final ProxyPath proxy;
    private boolean done;

    private Sender(MessageSystem system, Dispatcher dispatcher) {
        this.me = dispatcher.process().name();
        this.system = system;
        this.dispatcher = dispatcher;
        this.actor = new Actor(system, dispatcher);
        this.kernel = new KernelPath(actor);
        this.channels = new Channels(actor);
        this.capabilities = new Capabilities(actor);
        this.names = new Names(actor);
        this.proxy = new ProxyPath(actor);
    }

    /**
     * Starts a process that sends.
     *
     * @param system that it belongs to
     * @param name one of its senders
     * @param core from 0
     * @param main what it does; when it returns, channels that are idle are given up
     */
    public static ProcessId start(
            MessageSystem system, String name, int core, Consumer<Sender> main) {
        Dispatcher dispatcher =
                Dispatcher.start(
                        system.microkernel(),
                        name,
                        core,
                        system.guard(),
                        running -> new Sender(system, running).run(main));
        system.register(name, dispatcher.process());
        return dispatcher.process();
    }

    private void run(Consumer<Sender> main) {
        dispatcher.spawn(this::closeIdleChannels);
        main.accept(this);
        done = true;
    }

    /** Returns the dispatcher of the process. */
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /**
     * Sends a message, by whichever transport; sleeps while the path is being changed, or full.
     *
     * @param mailbox its name
     * @param body not changed any more
     */
    public Sent send(String mailbox, byte[] body) {
        Pair pair = system.pair(me, mailbox);
        Optional<Sent> sent = Optional.empty();
        while (sent.isEmpty()) {
            dispatcher.sleepUntil(() -> canTry(pair));
            sent = tryToSend(pair, body);
            if (sent.isEmpty()) {
                dispatcher.yieldNow();
            }
        }
        pair.lastUsedCycles = dispatcher.now();
        return sent.get();
    }

    /** Hands on the right to send to a mailbox, if this process has it and the other does not. */
    public void delegate(String other, String mailbox) {
        Pair mine = system.pair(me, mailbox);
        Pair theirs = system.pair(other, mailbox);
        mine.mailbox.alone(
                () -> {
                    if (mine.holds() && !theirs.holds() && mine.mailbox.home != null) {
                        capabilities.delegate(mine, theirs);
                        actor.wake(other);
                    }
                });
    }

    /** What there is to do before a message can be sent, or what became of it. */
    private enum Step {
        SENT,
        REFUSED,
        LOOK_UP,
        LOOK_UP_LATER,
        AWAIT_A_CHANNEL,
        TRY_AGAIN
    }

    private boolean canTry(Pair pair) {
        return pair.phase() == Phase.OPEN
                ? pair.channel.hasRoom()
                : pair.mailbox.alone(() -> pathIsFree(pair));
    }

    private boolean pathIsFree(Pair pair) {
        if (pair.phase() != Phase.NONE) {
            return pair.phase() == Phase.CLOSING && system.has(MessagingBug.SEND_THOUGH_CLOSING);
        }
        if (pair.cache == null) {
            return true;
        }
        if (system.isRemote(pair)) {
            return pair.held == 0
                    || (pair.outgoing.size() < system.settings().window()
                            && (pair.returned.isEmpty()
                                    || system.has(MessagingBug.SEND_BEFORE_RESENDING))
                            && (pair.allUnderWayTo(pair.cache)
                                    || system.has(MessagingBug.SWITCH_ROUTE_IN_FLIGHT)));
        }
        return !system.isAt(pair.mailbox, pair.cache)
                || !system.mayEnter(pair, pair.held)
                || system.nothingRemote(pair);
    }

    /** Takes the next step of sending; the last one says what became of the message. */
    private Optional<Sent> tryToSend(Pair pair, byte[] body) {
        if (pair.phase() == Phase.OPEN) {
            return channels.sendByChannel(pair, body) ? Optional.of(Sent.SENT) : Optional.empty();
        }
        Step step = pair.mailbox.alone(() -> pathIsFree(pair) ? next(pair, body) : Step.TRY_AGAIN);
        return switch (step) {
            case SENT -> Optional.of(Sent.SENT);
            case REFUSED -> Optional.of(Sent.REFUSED);
            case LOOK_UP -> lookUp(pair);
            case LOOK_UP_LATER -> {
                dispatcher.sleepFor(RETRY_CYCLES);
                yield Optional.empty();
            }
            case AWAIT_A_CHANNEL -> {
                dispatcher.sleepUntil(
                        () ->
                                pair.mailbox.alone(
                                        () -> channels.mayEstablish(pair) || !talksOften(pair)));
                yield Optional.empty();
            }
            case TRY_AGAIN -> Optional.empty();
        };
    }

    /** In a turn on the mailbox. */
    private Step next(Pair pair, byte[] body) {
        MailboxAddress to = pair.cache;
        if (to == null) {
            return Step.LOOK_UP;
        }
        if (system.isLocal(pair)) {
            return tryTheKernel(pair, body);
        }
        if (pair.held == 0) {
            return Step.REFUSED;
        }
        Parcel parcel = proxy.sendByProxy(pair, to, body);
        system.proxyOf(me).handOver(actor, parcel);
        return Step.SENT;
    }

    private Step tryTheKernel(Pair pair, byte[] body) {
        if (!system.isAt(pair.mailbox, pair.cache)) {
            names.findStale(pair);
            return Step.LOOK_UP_LATER;
        }
        boolean unchecked = system.has(MessagingBug.CHECK_AT_LOOKUP);
        if (!unchecked && !system.mayEnter(pair, pair.held)) {
            kernel.refuseSend(pair);
            return Step.REFUSED;
        }
        if (talksOften(pair) && pair.channel.fits(body)) {
            if (!channels.mayEstablish(pair)) {
                return Step.AWAIT_A_CHANNEL;
            }
            channels.establish(pair);
            return Step.TRY_AGAIN;
        }
        pair.talk++;
        kernel.sendByKernel(pair, body);
        return Step.SENT;
    }

    private boolean talksOften(Pair pair) {
        return pair.phase() == Phase.NONE
                && !pair.mailbox.moving
                && system.isAt(pair.mailbox, pair.cache)
                && system.mayEnter(pair, pair.held)
                && pair.talk >= system.settings().talkBeforeChannel();
    }

    /** Asks the name service, or makes room in the name cache for what it says. */
    private Optional<Sent> lookUp(Pair pair) {
        if (pair.mailbox.alone(() -> pair.mailbox.registered == null)) {
            return Optional.of(Sent.GONE);
        }
        Optional<Pair> old = tooManyInTheCache();
        if (old.isPresent()) {
            old.get().mailbox.alone(() -> evict(old.get()));
        } else {
            pair.mailbox.alone(() -> learn(pair));
        }
        return Optional.empty();
    }

    private void evict(Pair old) {
        if (old.cache != null && mayGo(old)) {
            names.evict(old);
        }
    }

    private void learn(Pair pair) {
        MailboxAddress registered = pair.mailbox.registered;
        if (pair.cache == null && registered != null) {
            names.lookup(pair, registered);
        }
    }

    /** Returns the entry that was used the longest ago, if the name cache is full. */
    private Optional<Pair> tooManyInTheCache() {
        List<Pair> entries =
                mine().stream()
                        .filter(pair -> pair.mailbox.alone(() -> pair.cache != null))
                        .toList();
        return entries.size() < system.settings().cacheEntries()
                ? Optional.empty()
                : entries.stream()
                        .filter(pair -> pair.mailbox.alone(() -> mayGo(pair)))
                        .min(Comparator.comparingLong(pair -> pair.lastUsedCycles));
    }

    private static boolean mayGo(Pair pair) {
        return pair.phase() == Phase.NONE && pair.returned.isEmpty();
    }

    /** Gives up the channels that nothing has been sent by for some time. */
    private void closeIdleChannels() {
        while (!done || mine().stream().anyMatch(pair -> pair.channel.isOpen())) {
            dispatcher.think(IDLE_CYCLES);
            for (Pair pair : mine()) {
                long idleCycles = dispatcher.now() - pair.lastUsedCycles;
                if (idleCycles >= IDLE_CYCLES && pair.mailbox.alone(() -> closes(pair))) {
                    dispatcher.yieldNow();
                }
            }
        }
    }

    private boolean closes(Pair pair) {
        boolean open = pair.channel.isOpen();
        if (open) {
            channels.close(pair);
        }
        return open;
    }

    private List<Pair> mine() {
        return system.pairs().stream().filter(pair -> pair.sender.equals(me)).toList();
    }
}
