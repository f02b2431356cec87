package org.fos.experiments.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;

import org.fos.fleet.Detector;
import org.fos.fleet.FleetBug;
import org.fos.lib.SeededBug;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;

/**
 * A fleet whose members come, go and crash, and its clients, on the simulated machine: everything
 * follows from the settings.
 */
public final class FleetScenario implements Scenario {
    /** What a suspicion means: perfect or unreliable; or {@link #ANY}. */
    static final String DETECTOR = "detector";

    /** The seed decides. */
    static final String ANY = "any";

    private static final String STEADY = "steady";

    FleetScenario() {}

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public String spec() {
        return "Fleet";
    }

    @Override
    public String family() {
        return "fleet";
    }

    @Override
    public RunSettings defaults() {
        EnumSet<FaultKind> faults = EnumSet.range(FaultKind.DELAY, FaultKind.LEAVE);
        faults.add(FaultKind.MISTAKE);
        return new RunSettings(
                this,
                "xeon-e5-2670v2-2x10",
                1,
                5,
                3,
                3,
                60,
                ImmutableMap.of(DETECTOR, ANY),
                STEADY,
                Sets.immutableEnumSet(faults),
                true,
                Mode.SAFETY,
                Optional.empty());
    }

    @Override
    public ImmutableList<String> workloads() {
        return ImmutableList.of(STEADY);
    }

    @Override
    public ImmutableMap<String, OwnSetting> ownSettings() {
        ImmutableList.Builder<String> detectors = ImmutableList.builder();
        Arrays.stream(Detector.values()).map(Detector::word).forEach(detectors::add);
        return ImmutableMap.of(DETECTOR, new OwnSetting.Word(detectors.add(ANY).build()));
    }

    @Override
    public ImmutableList<SeededBug> bugs() {
        return ImmutableList.copyOf(FleetBug.values());
    }

    @Override
    public RunSettings seeded(RunSettings settings, SeededBug bug) {
        Detector detector =
                ((FleetBug) bug).needsMistakes() ? Detector.UNRELIABLE : Detector.PERFECT;
        return settings.withBug(Optional.of(bug))
                .withFaults(settings.faults(), false)
                .with(DETECTOR, detector.word());
    }

    @Override
    public ImmutableList<String> columns() {
        return ImmutableList.of("answered", "redirected");
    }

    @Override
    public double contendedPercent(ScenarioRun run) {
        return 100.0 * run.count("redirected") / Math.max(1, run.count("answered"));
    }

    @Override
    public ScenarioRun run(RunSettings settings, OutputStream trace) throws IOException {
        RunMetrics metrics = new RunMetrics();
        return SimulatedRun.of(
                settings, new MembershipUnderTest(settings, metrics), metrics, trace);
    }
}
