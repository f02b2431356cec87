package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableMap;

import org.fos.machine.Message;
import org.fos.machine.simulated.Crash;
import org.fos.machine.simulated.MachineObserver;
import org.fos.store.StoreMember;
import org.fos.store.StoreNotes;
import org.fos.trace.record.TraceRecorder;
import org.fos.trace.record.TraceValue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records what the machine does and no member can see: who crashes, and what is lost with it; and
 * that at a moment nothing is under way.
 */
final class StoreWatch implements MachineObserver {
    private final TraceRecorder recorder;
    private final StoreNotes notes;
    private final Map<String, StoreMember> members;
    private final StoreMetrics metrics;
    private long quietAt = -1;

    StoreWatch(
            TraceRecorder recorder,
            StoreNotes notes,
            Map<String, StoreMember> members,
            StoreMetrics metrics) {
        this.recorder = recorder;
        this.notes = notes;
        this.members = members;
        this.metrics = metrics;
    }

    @Override
    public void sent(Message message, long leavesCycles) {
        metrics.count("messages");
        notes.sent(message);
    }

    @Override
    public void delivered(Message message, long timeCycles) {
        notes.over(message);
    }

    @Override
    public void vanished(Message message, long timeCycles) {
        notes.over(message);
    }

    @Override
    public void crashed(Crash crash) {
        metrics.count("crashes");
        String name = crash.process().name();
        boolean alive =
                Optional.ofNullable(members.remove(name))
                        .map(member -> member.serving() || member.joining())
                        .orElse(false);
        if (!alive) {
            return;
        }
        List<Object> lost =
                crash.lost().stream().map(notes::note).flatMap(Optional::stream).toList();
        metrics.add("lostMessages", lost.size());
        recorder.event("Crash")
                .arg("m", name)
                .arg("lost", TraceValue.set(lost))
                .after("crashed", "mode", name)
                .time(crash.timeCycles())
                .source("SimulatedMachine.crash")
                .write();
    }

    @Override
    public void idle(long timeCycles) {
        boolean waiting = members.values().stream().anyMatch(m -> m.waitingRequests() > 0);
        if (!waiting && recorder.events() > 0 && quietAt != recorder.events()) {
            recorder.event("Quiet")
                    .after(TraceValue.set(List.of()), "messages")
                    .time(timeCycles)
                    .source("SimulatedMachine.idle")
                    .write();
            quietAt = recorder.events();
        }
    }

    /** Returns facts that the trace's header states of the fleet. */
    static ImmutableMap<String, Object> constants(
            List<String> members, List<String> founders, Iterable<String> keys) {
        return ImmutableMap.<String, Object>builder()
                .put("Member", TraceValue.set(members))
                .put("Key", TraceValue.set(keys))
                .put("Value", TraceValue.definition("STRING"))
                .put("Absent", "Absent")
                .put("Founder", TraceValue.set(founders))
                .put("Nobody", "Nobody")
                .buildOrThrow();
    }
}
