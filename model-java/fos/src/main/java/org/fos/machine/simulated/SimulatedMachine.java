package org.fos.machine.simulated;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

import org.fos.machine.Arrival;
import org.fos.machine.Machine;
import org.fos.machine.MachineFile;
import org.fos.machine.Message;
import org.fos.machine.ProcessFailed;
import org.fos.machine.ProcessId;
import org.fos.machine.Processor;
import org.fos.machine.Processor.TimerKind;
import org.fos.machine.Program;
import org.fos.machine.RandomStream;
import org.fos.machine.simulated.Event.Core;
import org.fos.machine.simulated.Event.Delivery;
import org.fos.machine.simulated.RunResult.Ending;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A machine in virtual time. Events happen one after the other, ordered by time and then by the
 * order in which they came to be; a core runs one segment at a time and is busy for the cycles that
 * the segment charges; a message takes as long as the machine file says for the distance. All
 * chance comes from one seed, so that the same program with the same seed gives the same run.
 */
public final class SimulatedMachine implements Machine {
    private final MachineFile file;
    private final RandomStream random;
    private final Faults faults;
    private final EventQueue<Event> queue = new EventQueue<>();
    private final List<SimulatedProcess> processes = new ArrayList<>();
    private final Map<String, SimulatedProcess> living = new TreeMap<>();
    private final List<Core> cores = new ArrayList<>();
    private final List<MachineObserver> observers = new ArrayList<>();
    private final RunHash hash = new RunHash();
    private long now;
    private long events;
    private long segments;
    private long messages;
    private long underWay;
    private boolean idleIsTold = true;
    private boolean inSegment;

    /**
     * @param file what things cost
     * @param seed of all chance in the run
     * @param plan what may go wrong
     */
    public SimulatedMachine(MachineFile file, long seed, FaultPlan plan) {
        this.file = file;
        this.random = new RandomStream(seed);
        this.faults = new Faults(plan, random.stream("faults"));
        for (int i = 0; i < file.cores(); i++) {
            cores.add(new Core());
        }
    }

    @Override
    public MachineFile file() {
        return file;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public RandomStream random(String purpose) {
        return random.stream("machine/" + purpose);
    }

    /** Has an observer see all that happens from now on. */
    public void observe(MachineObserver observer) {
        observers.add(observer);
    }

    /** Returns the kinds of faults that this run may meet. */
    public ImmutableSet<FaultPlan.Kind> faultKinds() {
        return faults.kinds();
    }

    /**
     * From now on nothing new goes wrong: no message is delayed, no process is slow, and no process
     * crashes unless the scenario says so. What is late already stays late.
     */
    public void stopFaults() {
        faults.stop();
    }

    boolean faultsAreStopped() {
        return faults.areStopped();
    }

    /**
     * Has the scenario do something at a moment; the machine may be idle until then.
     *
     * @param timeCycles not before now
     * @param action what to do
     */
    public void at(long timeCycles, Runnable action) {
        if (timeCycles < now) {
            throw new IllegalArgumentException(
                    "timeCycles must not be in the past, timeCycles=%d, now=%d"
                            .formatted(timeCycles, now));
        }
        queue.add(timeCycles, new Event.Action(action));
    }

    @Override
    public ProcessId spawn(String name, int core, Function<Processor, Program> program) {
        if (core < 0 || core >= cores.size()) {
            throw new IllegalArgumentException(
                    "machine %s has cores 0 to %d, core=%d"
                            .formatted(file.name(), cores.size() - 1, core));
        }
        if (living.containsKey(name)) {
            throw new IllegalArgumentException("a process named '%s' lives".formatted(name));
        }
        ProcessId id = new ProcessId(processes.size(), name);
        SimulatedProcess process =
                new SimulatedProcess(
                        this,
                        id,
                        core,
                        random.stream("process/" + id.number()),
                        faults.nextSlowFactor());
        processes.add(process);
        living.put(name, process);
        process.load(program.apply(process));
        wake(process);
        queue.add(now, new Event.Start(process));
        planCrash(process);
        tellOfEarlierCrashes(process);
        return id;
    }

    private void planCrash(SimulatedProcess process) {
        faults.takeCrashPoint(process.process().name())
                .ifPresent(
                        point -> {
                            switch (point) {
                                case Faults.CrashPoint.AtTime(long cycles) ->
                                        queue.add(
                                                Math.max(now, cycles),
                                                new Event.CrashNow(process, true));
                                case Faults.CrashPoint.AfterSegments(int count) ->
                                        process.crashAfterSegments = count;
                            }
                        });
    }

    private void tellOfEarlierCrashes(SimulatedProcess newcomer) {
        for (SimulatedProcess other : processes) {
            if (other.isCrashed()) {
                notify(newcomer, other, now);
            }
        }
    }

    @Override
    public void interrupt(ProcessId process, Runnable handler) {
        schedule(now, process(process), new Arrival.Interrupt(handler), true);
    }

    @Override
    public void crash(ProcessId process) {
        if (inSegment) {
            queue.add(now, new Event.CrashNow(process(process), false));
        } else {
            crash(process(process));
        }
    }

    /**
     * Runs until nothing is left to happen, or a limit is reached. May be called again to go on.
     *
     * @throws ProcessFailed if the code of a process throws an exception
     */
    public RunResult run(Limits limits) {
        while (!queue.isEmpty()) {
            if (queue.firstTime() > limits.cycles()) {
                return result(Ending.CYCLE_LIMIT);
            }
            if (events >= limits.events()) {
                return result(Ending.EVENT_LIMIT);
            }
            now = queue.firstTime();
            events++;
            happen(queue.removeFirst());
            tellIfIdle();
        }
        return result(Ending.QUIESCENT);
    }

    private RunResult result(Ending ending) {
        return new RunResult(ending, now, events, segments, messages, hash.value());
    }

    private void happen(Event event) {
        switch (event) {
            case Delivery delivery -> deliver(delivery);
            case Core core -> endSegment(core);
            case Event.Start(SimulatedProcess process) -> queueForCore(process);
            case Event.Action(Runnable action) -> action.run();
            case Event.CrashNow(SimulatedProcess process, boolean isFault) -> {
                if (!(isFault && faults.areStopped())) {
                    crash(process);
                }
            }
        }
    }

    private void tellIfIdle() {
        if (underWay > 0) {
            idleIsTold = false;
        } else if (!idleIsTold) {
            idleIsTold = true;
            tell(observer -> observer.idle(now));
        }
    }

    private void deliver(Delivery delivery) {
        if (delivery.lost) {
            return;
        }
        if (delivery.isWork) {
            underWay--;
        }
        SimulatedProcess target = delivery.target;
        if (target.isCrashed()) {
            if (delivery.arrival instanceof Message message) {
                tell(observer -> observer.vanished(message, now));
            }
            return;
        }
        log(delivery);
        target.deliver(delivery.arrival);
        if (!target.awake) {
            wake(target);
            queueForCore(target);
        }
    }

    private void log(Delivery delivery) {
        hash.add(now);
        hash.add(delivery.target.process().number());
        switch (delivery.arrival) {
            case Message message -> {
                hash.add(message);
                tell(observer -> observer.delivered(message, now));
            }
            case Arrival.CrashNotice(ProcessId crashed) -> {
                hash.add(crashed.number());
                tell(observer -> observer.noticed(delivery.target.process(), crashed, now));
            }
            case Arrival.TimerExpiry(long token) -> hash.add(token);
            case Arrival.Interrupt _ -> hash.add(-1);
        }
    }

    private void wake(SimulatedProcess process) {
        process.awake = true;
        underWay++;
    }

    private void queueForCore(SimulatedProcess process) {
        Core core = cores.get(process.core());
        core.waiting.add(process);
        startNext(core);
    }

    private void startNext(Core core) {
        while (core.running == null && !core.waiting.isEmpty()) {
            SimulatedProcess next = core.waiting.remove();
            if (!next.isCrashed()) {
                core.running = next;
                queue.add(runSegment(next), core);
            }
        }
    }

    /** Runs a segment and returns when it ends; what it sent leaves then. */
    private long runSegment(SimulatedProcess process) {
        segments++;
        inSegment = true;
        long end;
        try {
            end = now + process.runSegment(now);
        } catch (RuntimeException | Error e) {
            throw new ProcessFailed(process.process(), now, e);
        } finally {
            inSegment = false;
        }
        hash.add(now);
        hash.add(process.process().number());
        hash.add(end);
        for (Message message : process.outbox()) {
            dispatch(process, message, end);
        }
        process.outbox().clear();
        return end;
    }

    private void dispatch(SimulatedProcess sender, Message message, long leavesCycles) {
        messages++;
        tell(observer -> observer.sent(message, leavesCycles));
        long latency = file.transfer(sender.distance(message.to())).propagation().cycles();
        long earliest = leavesCycles + latency + faults.nextDelay();
        long arrival = sender.arrivalCycles(message.to(), earliest, faults.keepsPairOrder());
        schedule(arrival, process(message.to()), message, true);
    }

    private void schedule(
            long timeCycles, SimulatedProcess target, Arrival arrival, boolean isWork) {
        if (isWork) {
            underWay++;
        }
        queue.add(timeCycles, new Delivery(target, arrival, isWork));
    }

    private void endSegment(Core core) {
        SimulatedProcess process = Objects.requireNonNull(core.running);
        core.running = null;
        if (!process.isCrashed()) {
            if (process.isCrashDue() && !faults.areStopped()) {
                crash(process);
            } else if (process.hasWork()) {
                core.waiting.add(process);
            } else {
                process.awake = false;
                underWay--;
            }
        }
        startNext(core);
    }

    private void crash(SimulatedProcess process) {
        if (process.isCrashed()) {
            return;
        }
        if (process.awake) {
            process.awake = false;
            underWay--;
        }
        process.crash();
        living.remove(process.process().name());
        hash.add(now);
        hash.add(process.process().number());
        List<EventQueue.Timed<Event>> planned = queue.inOrder();
        CrashLosses losses = CrashLosses.draw(process, planned, faults);
        losses.lost().forEach(this::cancel);
        CrashLosses.timers(process, planned).forEach(this::cancel);
        for (SimulatedProcess survivor : processes) {
            if (!survivor.isCrashed()) {
                notify(survivor, process, losses.lastArrivalCycles(survivor));
            }
        }
        ImmutableList<Message> lost = losses.messages();
        tell(observer -> observer.crashed(new Crash(process.process(), now, lost)));
    }

    private void cancel(Delivery delivery) {
        delivery.lost = true;
        if (delivery.isWork) {
            underWay--;
        }
    }

    private void notify(SimulatedProcess receiver, SimulatedProcess crashed, long notBeforeCycles) {
        long time = Math.max(now + faults.nextNoticeDelay(), notBeforeCycles);
        schedule(time, receiver, new Arrival.CrashNotice(crashed.process()), true);
    }

    void ring(long timeCycles, ProcessId process, Runnable handler) {
        long time = timeCycles + faults.nextDelay();
        schedule(time, process(process), new Arrival.Interrupt(handler), true);
    }

    void arm(SimulatedProcess process, long timeCycles, TimerKind kind, long token) {
        schedule(timeCycles, process, new Arrival.TimerExpiry(token), kind == TimerKind.WORK);
    }

    SimulatedProcess process(ProcessId id) {
        return processes.get(id.number());
    }

    private void tell(Consumer<MachineObserver> news) {
        observers.forEach(news);
    }
}
