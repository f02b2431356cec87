package org.fos.experiments.scenario;

import org.fos.lib.MessageNotes;
import org.fos.machine.Message;
import org.fos.machine.simulated.Crash;
import org.fos.machine.simulated.MachineObserver;
import org.fos.trace.record.EventBuilder;
import org.fos.trace.record.TraceRecorder;
import org.fos.trace.record.TraceValue;

import java.util.List;
import java.util.Optional;

/**
 * Records what the machine does and no member can see: who crashes, and what is lost with it; and
 * that at a moment nothing is under way.
 */
final class FleetWatch implements MachineObserver {
    private final TraceRecorder recorder;
    private final FleetUnderTest fleet;
    private final MessageNotes notes;
    private final RunMetrics metrics;
    private long quietAt = -1;

    FleetWatch(TraceRecorder recorder, FleetUnderTest fleet, RunMetrics metrics) {
        this.recorder = recorder;
        this.fleet = fleet;
        this.notes = fleet.notes();
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
        if (!fleet.crashed(name)) {
            return;
        }
        List<Object> lost =
                crash.lost().stream().map(notes::note).flatMap(Optional::stream).toList();
        crash.lost().forEach(notes::lost);
        metrics.add("lostMessages", lost.size());
        recorder.event("Crash")
                .arg("m", name)
                .arg(fleet.lostParameter(), TraceValue.set(lost))
                .after("crashed", "mode", name)
                .time(crash.timeCycles())
                .source("SimulatedMachine.crash")
                .write();
    }

    @Override
    public void idle(long timeCycles) {
        if (fleet.quietWhenIdle() && recorder.events() > 0 && quietAt != recorder.events()) {
            EventBuilder quiet =
                    recorder.event("Quiet").after(TraceValue.set(List.of()), "messages");
            fleet.whenQuiet(quiet);
            quiet.time(timeCycles).source("SimulatedMachine.idle").write();
            quietAt = recorder.events();
        }
    }
}
