package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.kernel.Microkernel;
import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.machine.Machine;
import org.fos.machine.RandomStream;
import org.fos.messaging.Letter;
import org.fos.messaging.MessageSettings;
import org.fos.messaging.MessageSystem;
import org.fos.messaging.MessagingBug;
import org.fos.messaging.PlaceServer;
import org.fos.messaging.Sender;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Two machines, A and B, each one half of the cores: senders and places on both, a proxy on each,
 * and mailboxes at some of the places.
 */
final class MessagingWorld {
    static final ImmutableList<String> MACHINES = ImmutableList.of("A", "B");

    private static final int SLOTS = 4;
    private static final int BODY_BYTES = 64;
    private static final int TALK_BEFORE_CHANNEL = 3;
    private static final int CACHE_ENTRIES = 2;
    private static final int WINDOW = 16;
    private static final long LAG_CYCLES = 60_000;

    private final Machine machine;
    private final Microkernel microkernel;
    private final MessageSettings settings;
    private final MessageSystem system;
    private final RunMetrics metrics;
    private final MachinesLink link;
    private final long mostThinkCycles;
    private final Map<String, PlaceServer> places = new TreeMap<>();
    private final Map<String, Sender> running = new ConcurrentSkipListMap<>();
    private final Map<String, Long> lastReceived = new ConcurrentSkipListMap<>();
    private final Set<String> done = new ConcurrentSkipListSet<>();
    private final Set<String> crashed = new TreeSet<>();
    private final Queue<String> disorder = new ConcurrentLinkedQueue<>();

    /**
     * Makes the processes but the senders.
     *
     * @param journals where the process of a name records
     * @param link between the two machines
     * @param mostThinkCycles how long a sender thinks at most before a message
     */
    MessagingWorld(
            Machine machine,
            MessageSettings settings,
            Function<String, Journal> journals,
            Optional<MessagingBug> bug,
            RunMetrics metrics,
            MachinesLink link,
            long mostThinkCycles) {
        this.machine = machine;
        this.settings = settings;
        this.metrics = metrics;
        this.link = link;
        this.mostThinkCycles = mostThinkCycles;
        this.microkernel = new Microkernel(machine);
        this.system = new MessageSystem(microkernel, settings, journals, bug);
        for (String name : MACHINES) {
            link.startProxy(system, name, firstCore(name));
        }
        for (String place : settings.places()) {
            places.put(place, PlaceServer.start(system, place, coreOf(place), this::receive));
        }
    }

    /**
     * Returns who there is.
     *
     * @param mailboxes how many
     * @param senders how many, on both machines by turns
     */
    static MessageSettings settings(int mailboxes, int senders) {
        ImmutableSortedMap.Builder<String, String> machineOf = ImmutableSortedMap.naturalOrder();
        ImmutableList<String> names = Names.of("p", senders);
        for (int i = 0; i < senders; i++) {
            machineOf.put(names.get(i), MACHINES.get(i % MACHINES.size()));
        }
        ImmutableList<String> places =
                MACHINES.stream()
                        .flatMap(m -> Names.of(m, mailboxes / MACHINES.size() + 1).stream())
                        .collect(ImmutableList.toImmutableList());
        places.forEach(place -> machineOf.put(place, place.substring(0, 1)));
        ImmutableSortedMap.Builder<String, String> first = ImmutableSortedMap.naturalOrder();
        ImmutableList<String> boxes = Names.of("b", mailboxes);
        for (int i = 0; i < mailboxes; i++) {
            first.put(boxes.get(i), places.get(i * places.size() / mailboxes));
        }
        return new MessageSettings(
                ImmutableSortedSet.copyOf(names),
                first.build(),
                machineOf.build(),
                SLOTS,
                BODY_BYTES,
                TALK_BEFORE_CHANNEL,
                CACHE_ENTRIES,
                WINDOW,
                LAG_CYCLES);
    }

    private int firstCore(String machineName) {
        return MACHINES.indexOf(machineName) * machine.file().cores() / MACHINES.size();
    }

    /**
     * The proxy of a machine has its first core, alone if there are enough; the others take the
     * rest by turns.
     */
    private int coreOf(String name) {
        String home = settings.machineOf().getOrDefault(name, "");
        int mine =
                (int)
                        settings.machineOf().headMap(name).values().stream()
                                .filter(home::equals)
                                .count();
        int cores = machine.file().cores() / MACHINES.size();
        int taken = cores > 2 ? 1 : 0;
        return firstCore(home) + taken + mine % (cores - taken);
    }

    /** Has a process of its own do things, one after the other. */
    void startDirector(Consumer<Dispatcher> main) {
        Dispatcher.start(microkernel, "director", 0, microkernel.newCapability(), main);
    }

    MessageSystem system() {
        return system;
    }

    MessageSettings settings() {
        return settings;
    }

    /** Returns what a mailbox has received out of order, or twice. */
    Optional<String> disorder() {
        return Optional.ofNullable(disorder.peek());
    }

    boolean isSender(String process) {
        return settings.senders().contains(process);
    }

    /** Takes it from the kernels' and proxies' view that a sender has crashed. */
    void crash(String sender) {
        crashed.add(sender);
        system.crash(sender);
    }

    /** Returns how many senders are done, or will be. */
    int sendersNotCrashed() {
        return (int)
                settings.senders().stream()
                        .filter(name -> done.contains(name) || !crashed.contains(name))
                        .count();
    }

    private void receive(Letter letter) {
        metrics.count("received");
        String pair = letter.from() + " to " + letter.to();
        Long last = lastReceived.put(pair, letter.number());
        if (last != null && last >= letter.number()) {
            disorder.add("%s: message %d received after %d".formatted(pair, letter.number(), last));
        }
    }

    /**
     * Starts a sender.
     *
     * @param messages how many it sends
     * @param favourite how likely a message is for its favourite mailbox of the moment
     */
    void startSender(String name, long messages, double favourite) {
        Sender.start(
                system,
                name,
                coreOf(name),
                sender -> {
                    running.put(name, sender);
                    send(sender, messages, favourite);
                });
    }

    private void send(Sender sender, long messages, double ofFavourite) {
        ImmutableList<String> mailboxes = settings.firstPlaces().keySet().asList();
        RandomStream random = sender.dispatcher().random();
        String favourite = any(mailboxes, random);
        for (long i = 0; i < messages; i++) {
            if (random.chance(0.5)) {
                sender.dispatcher().think(random.below(mostThinkCycles));
            }
            if (random.chance(0.02)) {
                favourite = any(mailboxes, random);
            }
            String mailbox = random.chance(ofFavourite) ? favourite : any(mailboxes, random);
            byte[] body = new byte[(int) random.below(BODY_BYTES + 1L)];
            metrics.count(
                    switch (sender.send(mailbox, body)) {
                        case SENT -> "sent";
                        case REFUSED -> "refused";
                        case GONE -> "gone";
                    });
        }
        metrics.count("clientsDone");
        done.add(sender.dispatcher().process().name());
    }

    // What others do to senders and mailboxes, each in a segment of the process that does it.

    void grant(String sender, String mailbox) {
        everyPlace(place -> place.grant(sender, mailbox));
    }

    void revoke(String sender, String mailbox) {
        everyPlace(place -> place.revoke(sender, mailbox));
    }

    void move(String mailbox, String target) {
        everyPlace(place -> place.move(mailbox, target));
    }

    void destroy(String mailbox) {
        everyPlace(place -> place.destroy(mailbox));
    }

    /** Only the server of the place where the mailbox is does something. */
    private void everyPlace(Consumer<PlaceServer> act) {
        places.values()
                .forEach(place -> machine.interrupt(place.process(), () -> act.accept(place)));
    }

    void delegate(String from, String to, String mailbox) {
        Optional.ofNullable(running.get(from))
                .ifPresent(
                        sender ->
                                machine.interrupt(
                                        sender.dispatcher().process(),
                                        () -> sender.delegate(to, mailbox)));
    }

    /** Breaks the connection, if it is in use, and has both ends notice. */
    void cut() {
        if (link.cut()) {
            metrics.count("breaks");
        }
    }

    static <T> T any(ImmutableList<T> values, RandomStream random) {
        return values.get((int) random.below(values.size()));
    }
}
