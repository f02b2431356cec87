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
            dispatcher.sleepUntil(() -> pathIsFree(pair));
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
        if (mine.holds() && !theirs.holds() && mine.mailbox.home != null) {
            capabilities.delegate(mine, theirs);
            actor.wake(other);
        }
    }

    private boolean pathIsFree(Pair pair) {
        if (pair.phase() == Phase.OPEN) {
            return pair.channel.hasRoom();
        }
        if (pair.phase() == Phase.CLOSING) {
            return system.has(MessagingBug.SEND_THOUGH_CLOSING);
        }
        if (pair.cache == null) {
            return true;
        }
        if (system.isRemote(pair)) {
            return pair.held == 0
                    || ((pair.returned.isEmpty() || system.has(MessagingBug.SEND_BEFORE_RESENDING))
                            && (pair.allUnderWayTo(pair.cache)
                                    || system.has(MessagingBug.SWITCH_ROUTE_IN_FLIGHT)));
        }
        return !system.isAt(pair.mailbox, pair.cache)
                || !system.mayEnter(pair, pair.held)
                || system.nothingRemote(pair);
    }

    /** Takes the next step of sending; the last one says what became of the message. */
    private Optional<Sent> tryToSend(Pair pair, byte[] body) {
        MailboxAddress to = pair.cache;
        if (pair.phase() == Phase.OPEN) {
            channels.sendByChannel(pair, body);
            return Optional.of(Sent.SENT);
        }
        if (to == null) {
            return lookUp(pair);
        }
        if (system.isLocal(pair)) {
            return tryTheKernel(pair, body);
        }
        if (pair.held == 0) {
            return Optional.of(Sent.REFUSED);
        }
        Parcel parcel = proxy.sendByProxy(pair, to, body);
        system.proxyOf(me).handOver(actor, parcel);
        return Optional.of(Sent.SENT);
    }

    private Optional<Sent> tryTheKernel(Pair pair, byte[] body) {
        if (!system.isAt(pair.mailbox, pair.cache)) {
            names.findStale(pair);
            dispatcher.sleepFor(RETRY_CYCLES);
            return Optional.empty();
        }
        boolean unchecked = system.has(MessagingBug.CHECK_AT_LOOKUP);
        if (!unchecked && !system.mayEnter(pair, pair.held)) {
            kernel.refuseSend(pair);
            return Optional.of(Sent.REFUSED);
        }
        if (talksOften(pair) && pair.channel.fits(body)) {
            if (channels.mayEstablish(pair)) {
                channels.establish(pair);
            } else {
                dispatcher.sleepUntil(() -> channels.mayEstablish(pair) || !talksOften(pair));
            }
            return Optional.empty();
        }
        pair.talk++;
        kernel.sendByKernel(pair, body);
        return Optional.of(Sent.SENT);
    }

    private boolean talksOften(Pair pair) {
        return pair.phase() == Phase.NONE
                && !pair.mailbox.moving
                && system.isAt(pair.mailbox, pair.cache)
                && system.mayEnter(pair, pair.held)
                && pair.talk >= system.settings().talkBeforeChannel();
    }

    private Optional<Sent> lookUp(Pair pair) {
        MailboxAddress registered = system.registered(pair.mailbox.name);
        if (registered == null) {
            return Optional.of(Sent.GONE);
        }
        Optional<Pair> old = tooManyInTheCache();
        if (old.isPresent()) {
            names.evict(old.get());
        } else {
            names.lookup(pair, registered);
        }
        return Optional.empty();
    }

    /** Returns the entry that was used the longest ago, if the name cache is full. */
    private Optional<Pair> tooManyInTheCache() {
        List<Pair> entries = mine().stream().filter(pair -> pair.cache != null).toList();
        return entries.size() < system.settings().cacheEntries()
                ? Optional.empty()
                : entries.stream()
                        .filter(pair -> pair.phase() == Phase.NONE && pair.returned.isEmpty())
                        .min(Comparator.comparingLong(pair -> pair.lastUsedCycles));
    }

    /** Gives up the channels that nothing has been sent by for some time. */
    private void closeIdleChannels() {
        while (!done || mine().stream().anyMatch(pair -> pair.channel.isOpen())) {
            dispatcher.think(IDLE_CYCLES);
            for (Pair pair : mine()) {
                long idleCycles = dispatcher.now() - pair.lastUsedCycles;
                if (pair.channel.isOpen() && idleCycles >= IDLE_CYCLES) {
                    channels.close(pair);
                    dispatcher.yieldNow();
                }
            }
        }
    }

    private List<Pair> mine() {
        return system.pairs().stream().filter(pair -> pair.sender.equals(me)).toList();
    }
}
