package org.fos.messaging;

import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.lib.Programs;
import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.machine.Line;
import org.fos.machine.ProcessId;
import org.fos.machine.Turnstile;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The proxy of one machine (report §4.2): it carries messages to the other machine and their
 * answers back, and sends again what came back because the mailbox had moved.
 */
public final class ProxyServer {
    private static final long RETRY_CYCLES = 5_000;

    private final Actor actor;
    private final MessageSystem system;
    private final Dispatcher dispatcher;
    private final Names names;
    private final ProxyPath path;
    private final Connection connection;
    private final Turnstile counter;
    private final Deque<Parcel> handedOver = new ArrayDeque<>();

    private ProxyServer(
            MessageSystem system,
            Dispatcher dispatcher,
            String machine,
            String peer,
            Link link,
            Journal journal) {
        this.actor = new Actor(system, dispatcher);
        this.system = system;
        this.dispatcher = dispatcher;
        this.names = new Names(actor);
        this.path = new ProxyPath(actor);
        this.counter = system.microkernel().machine().turnstile(processName(machine));
        this.connection = new Connection(machine, peer, 1, link, dispatcher, journal, this::arrive);
        dispatcher.hold(system.guard());
        system.register(processName(machine), dispatcher.process());
        system.addProxy(machine, this);
    }

    /**
     * Starts the proxy of a machine.
     *
     * @param system that it serves
     * @param machine one of its two machines
     * @param core from 0
     * @param link to the other proxy
     * @param journal where the steps of {@code Proxy} are recorded
     */
    public static ProxyServer start(
            MessageSystem system, String machine, int core, Link link, Journal journal) {
        String other =
                system.settings().machines().stream()
                        .filter(name -> !name.equals(machine))
                        .findFirst()
                        .orElseThrow();
        return start(system, machine, core, link, journal, processName(other));
    }

    /**
     * Starts the proxy of a machine that reaches the other one by a line.
     *
     * @param system that it serves
     * @param machine one of its two machines
     * @param core from 0
     * @param line to the other machine; opened by the caller, once the machine runs
     * @return what the line is to be opened with
     */
    public static Gateway start(MessageSystem system, String machine, int core, Line line) {
        String gateway = "line" + machine;
        ProxyServer proxy = start(system, machine, core, new Link(), new Journal(null), gateway);
        return Gateway.startUnrecorded(
                system.microkernel(),
                system.guard(),
                processName(machine),
                gateway,
                core,
                line,
                _ -> proxy.breaks());
    }

    private static ProxyServer start(
            MessageSystem system,
            String machine,
            int core,
            Link link,
            Journal journal,
            String peer) {
        return Programs.start(
                system.microkernel(),
                processName(machine),
                core,
                system.guard(),
                dispatcher -> new ProxyServer(system, dispatcher, machine, peer, link, journal),
                proxy -> proxy.connection.reopen());
    }

    /** Returns the name of a machine's proxy. */
    public static String processName(String machine) {
        return "proxy" + machine;
    }

    /** Returns the process. */
    public ProcessId process() {
        return dispatcher.process();
    }

    /** The line has broken: has the proxy open its end again. */
    private void breaks() {
        system.microkernel()
                .machine()
                .interrupt(dispatcher.process(), () -> connection.broken(false));
    }

    /** Takes a parcel of a sender on this machine, in the sender's segment. */
    void handOver(Actor sender, Parcel parcel) {
        counter.alone(() -> handedOver.add(parcel));
        sender.ring(dispatcher.process().name(), this::carryNext);
    }

    private void carryNext() {
        Parcel parcel = counter.alone(() -> handedOver.remove());
        actor.chargePoll(parcel.from());
        carry(parcel);
    }

    private void carry(Parcel parcel) {
        MessageWriter out = new MessageWriter().bool(true);
        parcel.write(out);
        connection.submit(out.toBytes());
    }

    private void arrive(byte[] cargo) {
        MessageReader in = new MessageReader(cargo);
        if (in.bool()) {
            arrive(Parcel.read(in));
        } else {
            take(system.pair(in.string(), in.string()), Answer.values()[in.uint8()]);
        }
    }

    private void arrive(Parcel parcel) {
        Pair pair = system.pair(parcel.from(), parcel.mailbox());
        Answer answer = pair.mailbox.alone(() -> putIn(pair, parcel));
        connection.submit(
                new MessageWriter()
                        .bool(false)
                        .string(parcel.from())
                        .string(parcel.mailbox())
                        .uint8(answer.ordinal())
                        .toBytes());
    }

    private Answer putIn(Pair pair, Parcel parcel) {
        if (!system.isAt(pair.mailbox, parcel.to())) {
            path.returnIt(pair);
            return Answer.MOVED;
        }
        if (system.mayEnter(pair, parcel.key())) {
            path.deliver(pair, parcel);
            return Answer.TAKEN;
        }
        path.refuse(pair);
        return Answer.REFUSED;
    }

    private void take(Pair pair, Answer answer) {
        boolean allBack = pair.mailbox.alone(() -> takes(pair, answer));
        if (allBack && !pair.resending) {
            pair.resending = true;
            dispatcher.spawn(() -> resendAll(pair));
        }
        actor.wake(pair.sender);
    }

    private boolean takes(Pair pair, Answer answer) {
        switch (answer) {
            case TAKEN -> path.takeDelivered(pair);
            case REFUSED -> path.takeRefused(pair);
            case MOVED -> path.takeReturned(pair);
        }
        return pair.outgoing.isEmpty() && !pair.returned.isEmpty();
    }

    private void resendAll(Pair pair) {
        while (hasReturned(pair)) {
            dispatcher.sleepUntil(() -> pair.mailbox.alone(pair.outgoing::isEmpty));
            if (pair.mailbox.alone(() -> resend(pair))) {
                dispatcher.sleepFor(RETRY_CYCLES);
            }
            dispatcher.yieldNow();
        }
        pair.resending = false;
        actor.wake(pair.sender);
    }

    private static boolean hasReturned(Pair pair) {
        return pair.mailbox.alone(() -> !pair.returned.isEmpty());
    }

    /** Returns whether to wait before the next step: the name service may not know more yet. */
    private boolean resend(Pair pair) {
        MailboxAddress to = pair.cache;
        if (to == null) {
            MailboxAddress registered = pair.mailbox.registered;
            if (registered == null) {
                path.giveUp(pair);
            } else {
                names.lookup(pair, registered);
            }
        } else if (system.isRemote(pair)) {
            path.resendByProxy(pair, to).forEach(this::carry);
        } else if (!system.isAt(pair.mailbox, to)) {
            names.findStale(pair);
            return true;
        } else if (system.mayEnter(pair, pair.returned.element().key())) {
            path.resendByKernel(pair);
        } else {
            path.refuseReturned(pair);
        }
        return false;
    }
}
