package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableMap;

import org.fos.machine.Message;
import org.fos.machine.simulated.Crash;
import org.fos.machine.simulated.MachineObserver;
import org.fos.trace.record.TraceRecorder;
import org.fos.trace.record.TraceValue;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Records what the machine does and no process can see: who crashes, and that at a moment nothing
 * is under way.
 */
final class MessagingWatch implements MachineObserver {
    private static final Object NOTHING = TraceValue.sequence(List.of());

    private final TraceRecorder recorder;
    private final RunMetrics metrics;
    private final Supplier<MessagingWorld> world;
    private long quietAt = -1;

    MessagingWatch(TraceRecorder recorder, RunMetrics metrics, Supplier<MessagingWorld> world) {
        this.recorder = recorder;
        this.metrics = metrics;
        this.world = world;
    }

    @Override
    public void sent(Message message, long leavesCycles) {
        metrics.count("messages");
    }

    @Override
    public void crashed(Crash crash) {
        String name = crash.process().name();
        if (!world.get().isSender(name)) {
            return;
        }
        metrics.count("crashes");
        world.get().crash(name);
        recorder.event("Crash")
                .arg("p", name)
                .after(world.get().system().held(name), "held", name)
                .after(world.get().system().cache(name), "cache", name)
                .time(crash.timeCycles())
                .source("SimulatedMachine.crash")
                .write();
    }

    @Override
    public void idle(long timeCycles) {
        boolean isNews = recorder.events() > 0 && quietAt != recorder.events();
        if (isNews && world.get().system().nothingRemote()) {
            recorder.event("Quiet")
                    .after(world.get().system().outgoing(), "outgoing")
                    .after(eachPair(NOTHING), "wire")
                    .after(eachPair(NOTHING), "answers")
                    .after(world.get().system().returned(), "returned")
                    .time(timeCycles)
                    .source("SimulatedMachine.idle")
                    .write();
        }
        quietAt = recorder.events();
    }

    private Object eachPair(Object value) {
        Object row = each(world.get().settings().firstPlaces().keySet(), _ -> value);
        return each(world.get().settings().senders(), _ -> row);
    }

    private static Object each(Collection<String> names, Function<String, Object> value) {
        ImmutableMap.Builder<String, Object> entries = ImmutableMap.builder();
        names.forEach(name -> entries.put(name, value.apply(name)));
        return TraceValue.map(entries.buildOrThrow());
    }
}
