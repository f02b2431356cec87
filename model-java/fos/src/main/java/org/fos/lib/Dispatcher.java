package org.fos.lib;

import com.google.common.collect.ImmutableSortedSet;

import org.fos.kernel.Address;
import org.fos.kernel.Capability;
import org.fos.kernel.Kernel;
import org.fos.kernel.Microkernel;
import org.fos.lib.message.MessageReader;
import org.fos.machine.Arrival;
import org.fos.machine.MachineFile;
import org.fos.machine.Message;
import org.fos.machine.ProcessId;
import org.fos.machine.Processor;
import org.fos.machine.Processor.TimerKind;
import org.fos.machine.RandomStream;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The heart of each process (report §4.3): it starts a cooperative thread for each message, and
 * puts a thread to sleep until the reply to its call arrives. Code between two yields is a segment,
 * and atomic; what it sends leaves when it ends, and so does a handler's reply. Unless it says
 * otherwise, a method may be called only by threads of the process itself.
 */
public final class Dispatcher {
    private final Kernel kernel;
    private final Scheduler scheduler;
    private final Address address;
    private final Map<Integer, Handler> handlers = new TreeMap<>();
    private final OpenCalls calls = new OpenCalls();
    private final Map<Long, Scheduler.Task> timers = new LinkedHashMap<>();
    private final List<Consumer<ProcessId>> crashHandlers = new ArrayList<>();
    private final NavigableSet<ProcessId> crashed = new TreeSet<>();
    private boolean started;
    private long nextCall = 1;
    private long nextTimer = 1;

    private Dispatcher(Kernel kernel, Capability guard, CooperativeThreads threads) {
        this.kernel = kernel;
        this.scheduler = new Scheduler(kernel.processor(), threads, kernel.costs().threads());
        this.address = kernel.createMailbox(kernel.process().name(), guard);
    }

    /**
     * Makes a process with a dispatcher on the default kind of cooperative threads.
     *
     * @param microkernel of the machine that it is to run on
     * @param process its name, and that of its first mailbox
     * @param core from 0
     * @param guard the capability that guards its first mailbox
     * @param main runs as its first thread, before any message is taken: the place to {@link
     *     #serve}
     */
    public static Dispatcher start(
            Microkernel microkernel,
            String process,
            int core,
            Capability guard,
            Consumer<Dispatcher> main) {
        return start(microkernel, process, core, guard, CooperativeThreads.byDefault(), main);
    }

    /**
     * Makes a process with a dispatcher.
     *
     * @param microkernel of the machine that it is to run on
     * @param process its name, and that of its first mailbox
     * @param core from 0
     * @param guard the capability that guards its first mailbox
     * @param threads the kind of cooperative threads
     * @param main runs as its first thread, before any message is taken
     */
    public static Dispatcher start(
            Microkernel microkernel,
            String process,
            int core,
            Capability guard,
            CooperativeThreads threads,
            Consumer<Dispatcher> main) {
        AtomicReference<@Nullable Dispatcher> made = new AtomicReference<>();
        microkernel.spawn(
                process,
                core,
                kernel -> {
                    Dispatcher dispatcher = new Dispatcher(kernel, guard, threads);
                    dispatcher.scheduler.spawn("main", null, () -> main.accept(dispatcher));
                    made.set(dispatcher);
                    return dispatcher::runSegment;
                });
        return Objects.requireNonNull(made.get());
    }

    /** Returns the process; may be called by anyone. */
    public ProcessId process() {
        return kernel.process();
    }

    /** Returns the address of the process' first mailbox; may be called by anyone. */
    public Address address() {
        return address;
    }

    /** Returns what things cost on this machine; may be called by anyone. */
    public MachineFile costs() {
        return kernel.costs();
    }

    /** Returns what the machine offers to this process. */
    public Processor processor() {
        return kernel.processor();
    }

    /**
     * Creates a further mailbox, for a distributed object that lives in this process; may be called
     * by anyone before the process runs.
     *
     * @param name unique on the machine
     * @param guard the capability that a sender must hold
     */
    public Address openMailbox(String name, Capability guard) {
        return kernel.createMailbox(name, guard);
    }

    /** Gives the process a capability; may be called by anyone before the process runs. */
    public void hold(Capability capability) {
        kernel.hold(capability);
    }

    /** Makes a capability that nobody holds yet. */
    public Capability newCapability() {
        return kernel.newCapability();
    }

    /** Returns a mailbox' address by name, or throws; may be called by anyone. */
    public Address lookup(String mailbox) {
        return kernel.lookup(mailbox);
    }

    /** Returns the address of the mailbox of that name, if there is one. */
    public Optional<Address> find(String mailbox) {
        return kernel.find(mailbox);
    }

    /**
     * Serves the messages of a type from now on; may be called by anyone before the process runs.
     *
     * @throws IllegalArgumentException if the type is served already
     */
    public void serve(int messageType, Handler handler) {
        if (handlers.putIfAbsent(messageType, handler) != null) {
            throw new IllegalArgumentException(
                    "process %s serves message type %d already".formatted(process(), messageType));
        }
    }

    /**
     * Has something run in a thread of its own whenever a process is found to have crashed: after
     * all messages from it, and after the calls to it have failed. May be called by anyone before
     * the process runs.
     */
    public void onCrash(Consumer<ProcessId> handler) {
        crashHandlers.add(handler);
    }

    /** Returns whether a process is known, to this one, to have crashed. */
    public boolean hasCrashed(ProcessId other) {
        return crashed.contains(other);
    }

    /** Returns the processes known, to this one, to have crashed. */
    public ImmutableSortedSet<ProcessId> crashed() {
        return ImmutableSortedSet.copyOf(crashed);
    }

    /**
     * Sends a request when the segment ends; returns at once. A call to a process known to have
     * crashed is not sent, and has failed already.
     *
     * @param to the receiver's mailbox
     * @param messageType picks the receiver's handler
     * @param body the marshalled arguments
     * @param decodeReply unmarshals the result, once, in the thread that asks for it
     * @throws org.fos.kernel.SendRefused without the mailbox' capability
     */
    public <R extends @Nullable Object> Call<R> call(
            Address to, int messageType, byte[] body, Function<MessageReader, R> decodeReply) {
        Segment segment = segment();
        long number = nextCall++;
        Call<R> call = new Call<>(this, number, to, decodeReply);
        if (crashed.contains(to.process())) {
            call.crash();
        } else {
            Message request =
                    kernel.send(address, to, Message.Kind.REQUEST, messageType, number, body);
            segment.send(request.id());
            calls.open(number, call);
        }
        return call;
    }

    /**
     * Sends a one-way message when the segment ends.
     *
     * @param to the receiver's mailbox
     * @param messageType picks the receiver's handler
     * @param body the marshalled arguments
     * @throws org.fos.kernel.SendRefused without the mailbox' capability
     */
    public void post(Address to, int messageType, byte[] body) {
        Segment segment = segment();
        segment.send(kernel.send(address, to, Message.Kind.POST, messageType, 0, body).id());
    }

    /**
     * Sleeps until a condition on this process' own state holds. It holds when this returns. It is
     * looked at after each segment of the process and each crash notice; among sleepers whose
     * conditions hold the first to come is the first to run. Returns at once, in the same segment,
     * if it holds and no earlier sleeper could run.
     *
     * @param condition without side effects
     */
    public void sleepUntil(BooleanSupplier condition) {
        scheduler.sleepUntil(condition);
    }

    /**
     * Sleeps for a time as part of the work, so that the machine is not idle meanwhile.
     *
     * @param cycles at least 0
     */
    public void sleepFor(long cycles) {
        sleepFor(cycles, TimerKind.WORK);
    }

    /**
     * Sleeps for a time as a client that thinks: the machine may be idle meanwhile.
     *
     * @param cycles at least 0
     */
    public void think(long cycles) {
        sleepFor(cycles, TimerKind.WORKLOAD);
    }

    private void sleepFor(long cycles, TimerKind kind) {
        long timer = nextTimer++;
        timers.put(timer, scheduler.running());
        processor().arm(cycles, kind, timer);
        scheduler.sleep();
    }

    /** Ends the segment, and goes on after all threads that are ready. */
    public void yieldNow() {
        scheduler.wake(scheduler.running());
        scheduler.sleep();
    }

    /** Starts a thread of this process; it runs after this segment. */
    public void spawn(Runnable body) {
        scheduler.running();
        scheduler.spawn("background thread", null, body);
    }

    /**
     * Keeps the core busy with the process' own work; does not yield.
     *
     * @param cycles at least 0
     */
    public void compute(long cycles) {
        kernel.processor().charge(cycles);
    }

    /** Returns the time in cycles. */
    public long now() {
        return processor().now();
    }

    /** Returns the process' own source of random numbers. */
    public RandomStream random() {
        return kernel.processor().random();
    }

    /** Returns the segment that runs now. */
    public Segment segment() {
        return scheduler.segment();
    }

    /** Returns how many calls of this process are not settled; may be called by anyone. */
    public int openCalls() {
        return calls.size();
    }

    /** Returns how many threads sleep until a condition holds; may be called by anyone. */
    public int sleepers() {
        return scheduler.sleeping();
    }

    /** Returns how many replies came that nobody waited for; may be called by anyone. */
    public long droppedReplies() {
        return calls.dropped();
    }

    void forget(long call) {
        calls.forget(call);
    }

    /** Sleeps until all of these are settled; returns at once if they are. */
    void sleepUntilSettled(Collection<? extends Call<?>> awaited) {
        List<Call<?>> open = new ArrayList<>();
        for (Call<?> call : awaited) {
            if (!call.settled()) {
                open.add(call);
            }
        }
        if (!open.isEmpty()) {
            Scheduler.Task sleeper = scheduler.running();
            Call.Latch latch = new Call.Latch(open.size(), () -> scheduler.wake(sleeper));
            open.forEach(call -> call.add(latch));
            scheduler.sleep();
        }
    }

    private boolean runSegment() {
        if (started) {
            arrive(kernel.poll());
        }
        started = true;
        scheduler.runNext();
        scheduler.wakeSleepers();
        return scheduler.hasReady();
    }

    private void arrive(@Nullable Arrival arrival) {
        switch (arrival) {
            case Message message when message.kind() == Message.Kind.REPLY -> {
                calls.settle(message);
                scheduler.wakeSleepers();
            }
            case Message message -> startHandler(message);
            case Arrival.CrashNotice(ProcessId process) -> {
                learnOfCrash(process);
                scheduler.wakeSleepers();
            }
            case Arrival.TimerExpiry(long timer) ->
                    scheduler.wake(Objects.requireNonNull(timers.remove(timer)));
            case Arrival.Interrupt(Runnable handler) -> scheduler.spawn("interrupt", null, handler);
            case null -> {}
        }
    }

    private void startHandler(Message message) {
        Handler handler = handlers.get(message.type());
        if (handler == null) {
            throw new IllegalStateException(
                    "process %s has no handler for %s; it serves types %s"
                            .formatted(process(), message, handlers.keySet()));
        }
        Address from = new Address(message.from(), message.source());
        scheduler.spawn(
                message,
                message.id(),
                () -> {
                    byte[] result = handler.handle(from, new MessageReader(message.body()));
                    finish(message, result);
                });
    }

    private void finish(Message message, byte @Nullable [] result) {
        if (message.kind() == Message.Kind.REQUEST) {
            if (result == null) {
                throw new IllegalStateException("the handler has no reply to a call: " + message);
            }
            segment().send(kernel.reply(message, message.type() + 1, result).id());
        }
    }

    private void learnOfCrash(ProcessId process) {
        crashed.add(process);
        calls.fail(process);
        for (Consumer<ProcessId> handler : crashHandlers) {
            scheduler.spawn("crash handler for " + process, null, () -> handler.accept(process));
        }
    }
}
