package org.fos.messaging;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;

import org.fos.channel.Phase;
import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.fos.machine.ProcessId;
import org.fos.machine.Turnstile;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the kernels, the name service and the proxies of two machines know of mailboxes and senders:
 * the memory that a system call works on. Each step on it is one of a segment of one process; where
 * cores are threads, a mailbox and its pairs have a turnstile, through which all go that work on
 * them, and only a ring is written and read at the same time, without the kernel.
 */
public final class MessageSystem {
    private final Microkernel microkernel;
    private final Capability guard;
    private final MessageSettings settings;
    private final Function<String, Journal> journals;
    private final @Nullable MessagingBug bug;
    private final SortedMap<String, Mailbox> mailboxes = new TreeMap<>();
    private final SortedMap<String, ProcessId> processes = new TreeMap<>();
    private final SortedMap<String, Place> places = new TreeMap<>();
    private final SortedMap<String, PlaceServer> servers = new TreeMap<>();
    private final SortedMap<String, ProxyServer> proxies = new TreeMap<>();

    /**
     * @param microkernel of the machine that simulates both
     * @param settings which processes and mailboxes there are, and where
     * @param journals where the process of a name records its steps
     * @param bug seeded into all parts
     */
    public MessageSystem(
            Microkernel microkernel,
            MessageSettings settings,
            Function<String, Journal> journals,
            Optional<MessagingBug> bug) {
        this.microkernel = microkernel;
        this.guard = microkernel.newCapability();
        this.settings = settings;
        this.journals = journals;
        this.bug = bug.orElse(null);
        settings.places().forEach(name -> places.put(name, new Place(name, turnstile(name))));
        settings.firstPlaces().forEach(this::create);
    }

    private Turnstile turnstile(String name) {
        return microkernel.machine().turnstile(name);
    }

    private void create(String name, String place) {
        MailboxAddress home = new MailboxAddress(place, 0);
        Mailbox mailbox = new Mailbox(name, home, turnstile(name));
        settings.senders().forEach(sender -> mailbox.add(pair(sender, mailbox)));
        mailboxes.put(name, mailbox);
        placeOf(home).setOccupant(mailbox);
    }

    private Pair pair(String sender, Mailbox mailbox) {
        return new Pair(sender, mailbox, new Ring(settings.slots(), settings.bodyBytes()));
    }

    Microkernel microkernel() {
        return microkernel;
    }

    /** Returns what guards the mailboxes by which the parts of the system wake each other. */
    Capability guard() {
        return guard;
    }

    MessageSettings settings() {
        return settings;
    }

    /** Returns where a process records its steps. */
    Journal journal(String process) {
        return journals.apply(process);
    }

    boolean has(MessagingBug seeded) {
        return bug == seeded;
    }

    /** Makes a process known under the name of a sender, a place, or a machine's proxy. */
    void register(String name, ProcessId process) {
        processes.put(name, process);
    }

    Optional<ProcessId> process(String name) {
        return Optional.ofNullable(processes.get(name));
    }

    void addPlace(String place, PlaceServer server) {
        servers.put(place, server);
    }

    PlaceServer place(String name) {
        return Objects.requireNonNull(servers.get(name), name);
    }

    Place placeNamed(String name) {
        return Objects.requireNonNull(places.get(name), name);
    }

    Place placeOf(MailboxAddress address) {
        return placeNamed(address.place());
    }

    /** Returns what the server of a place does when there is something to poll. */
    Runnable poll(String place) {
        return () -> place(place).poll();
    }

    void addProxy(String machine, ProxyServer proxy) {
        proxies.put(machine, proxy);
    }

    /** Returns the proxy of the machine of a process. */
    ProxyServer proxyOf(String process) {
        String machine = machineOf(process);
        return Objects.requireNonNull(proxies.get(machine), machine);
    }

    Mailbox mailbox(String name) {
        Mailbox mailbox = mailboxes.get(name);
        if (mailbox == null) {
            throw new IllegalArgumentException(
                    "unknown mailbox '%s'; known: %s".formatted(name, mailboxes.keySet()));
        }
        return mailbox;
    }

    ImmutableList<Mailbox> mailboxes() {
        return ImmutableList.copyOf(mailboxes.values());
    }

    Pair pair(String sender, String mailbox) {
        return mailbox(mailbox).pairs().stream()
                .filter(pair -> pair.sender.equals(sender))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown sender " + sender));
    }

    // What a kernel looks at.

    String machineOf(String processOrPlace) {
        String machine = settings.machineOf().get(processOrPlace);
        if (machine == null) {
            throw new IllegalArgumentException("no process or place is " + processOrPlace);
        }
        return machine;
    }

    boolean isLocal(Pair pair) {
        MailboxAddress address = pair.cache;
        return address != null && machineOf(address.place()).equals(machineOf(pair.sender));
    }

    boolean isRemote(Pair pair) {
        return pair.cache != null && !isLocal(pair);
    }

    boolean isAt(Mailbox mailbox, @Nullable MailboxAddress address) {
        return mailbox.isAt(address, has(MessagingBug.PLACE_IS_ENOUGH));
    }

    boolean mayEnter(Pair pair, long key) {
        MailboxCapability listed = pair.capability;
        return listed != null
                && (listed.number() == key || has(MessagingBug.ANY_CAPABILITY_WILL_DO));
    }

    boolean nothingRemote(Pair pair) {
        return pair.nothingRemote() || has(MessagingBug.DO_NOT_ASK_THE_PROXIES);
    }

    /**
     * {@code Messaging!Crash(p)}: a sender has stopped. Kernels, proxies and rings have what it has
     * sent; its pages are taken from it. Done by the machine, between segments.
     */
    public void crash(String sender) {
        for (Pair pair : pairs()) {
            if (pair.sender.equals(sender)) {
                pair.held = 0;
                pair.cache = null;
                if (pair.channel.isOpen()) {
                    pair.channel.unmap();
                    pollSoon(pair.mailbox);
                }
            }
        }
    }

    private void pollSoon(Mailbox mailbox) {
        MailboxAddress home = mailbox.home;
        if (home != null) {
            process(home.place())
                    .ifPresent(id -> microkernel.machine().interrupt(id, poll(home.place())));
        }
    }

    // What may be asked by anyone, as values of the specification.

    /** Returns {@code held[p]}. */
    public Object held(String sender) {
        return Facts.map(mailboxes.values(), m -> m.name, m -> pair(sender, m.name).held);
    }

    /** Returns {@code cache[p]}. */
    public Object cache(String sender) {
        return Facts.map(
                mailboxes.values(), m -> m.name, m -> Facts.address(pair(sender, m.name).cache));
    }

    /** Returns {@code outgoing}. */
    public Object outgoing() {
        return eachPair(pair -> Facts.parcels(pair.outgoing));
    }

    /** Returns {@code returned}. */
    public Object returned() {
        return eachPair(pair -> Facts.parcels(pair.returned));
    }

    private Object eachPair(Function<Pair, Object> value) {
        return Facts.map(
                settings.senders(),
                p -> p,
                p -> Facts.map(mailboxes.values(), m -> m.name, m -> value.apply(pair(p, m.name))));
    }

    // What may be asked by anyone.

    /** Returns whether nothing is under way between the machines. */
    public boolean nothingRemote() {
        return pairs().stream().allMatch(pair -> pair.mailbox.alone(pair::nothingRemote));
    }

    /**
     * Returns what is unread or under way though nothing goes on, if there is something: a promise
     * that is not kept.
     */
    public Optional<String> unfinished() {
        for (Pair pair : pairs()) {
            String who = pair.sender + " to " + pair.mailbox.name;
            if (!pair.nothingRemote()) {
                return Optional.of(who + ": messages are with the proxies");
            }
            if (!pair.channel.isEmpty() || pair.phase() == Phase.CLOSING) {
                return Optional.of(who + ": a channel is not read to its end");
            }
        }
        return mailboxes.values().stream()
                .filter(mailbox -> !mailbox.queue.isEmpty())
                .findFirst()
                .map(mailbox -> mailbox.name + ": messages are unread");
    }

    /** Returns the number of the last message of each sender that each mailbox has received. */
    public ImmutableSortedMap<String, Long> received() {
        ImmutableSortedMap.Builder<String, Long> received = ImmutableSortedMap.naturalOrder();
        pairs().forEach(pair -> received.put(pair.sender + ">" + pair.mailbox.name, pair.received));
        return received.build();
    }

    ImmutableList<Pair> pairs() {
        return mailboxes.values().stream()
                .flatMap(mailbox -> mailbox.pairs().stream())
                .collect(ImmutableList.toImmutableList());
    }
}
