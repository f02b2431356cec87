package org.fos.machine.simulated;

import com.google.common.collect.ImmutableSet;

import org.fos.machine.RandomStream;
import org.fos.machine.simulated.FaultPlan.Kind;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a fault plan and a seed come to in one run; each kind draws from a stream of its own. */
final class Faults {
    /** When a process is to crash. */
    sealed interface CrashPoint {
        /** At a moment. */
        record AtTime(long cycles) implements CrashPoint {}

        /** After so many of its segments. */
        record AfterSegments(int segments) implements CrashPoint {}
    }

    private final FaultPlan plan;
    private final Set<Kind> kinds;
    private final RandomStream delays;
    private final RandomStream slowness;
    private final RandomStream losses;
    private final RandomStream notices;
    private final Map<String, CrashPoint> crashPoints;
    private boolean stopped;

    Faults(FaultPlan plan, RandomStream random) {
        this.plan = plan;
        this.kinds = kinds(plan, random.stream("swarm"));
        this.delays = random.stream("delay");
        this.slowness = random.stream("slowness");
        this.losses = random.stream("loss");
        this.notices = random.stream("notice");
        this.crashPoints =
                kinds.contains(Kind.CRASH)
                        ? crashPoints(plan.crashes().orElseThrow(), random.stream("crash"))
                        : new TreeMap<>();
    }

    private static Set<Kind> kinds(FaultPlan plan, RandomStream random) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        plan.delay().ifPresent(_ -> kinds.add(Kind.DELAY));
        plan.slowness().ifPresent(_ -> kinds.add(Kind.SLOWNESS));
        plan.crashes().ifPresent(_ -> kinds.add(Kind.CRASH));
        if (plan.swarm()) {
            kinds.removeIf(_ -> random.chance(0.5));
        }
        return kinds;
    }

    private static Map<String, CrashPoint> crashPoints(
            FaultPlan.Crashes crashes, RandomStream random) {
        List<String> left = new ArrayList<>(crashes.candidates());
        Map<String, CrashPoint> points = new TreeMap<>();
        long count = 1 + random.below(crashes.max());
        while (points.size() < count) {
            String victim = left.remove((int) random.below(left.size()));
            points.put(
                    victim,
                    random.chance(0.5)
                            ? new CrashPoint.AtTime(random.below(crashes.withinCycles()))
                            : new CrashPoint.AfterSegments(
                                    1 + (int) random.below(crashes.withinSegments())));
        }
        return points;
    }

    /** Returns the kinds that this run may meet. */
    ImmutableSet<Kind> kinds() {
        return ImmutableSet.copyOf(kinds);
    }

    /** From now on nothing new goes wrong. */
    void stop() {
        stopped = true;
    }

    boolean areStopped() {
        return stopped;
    }

    boolean keepsPairOrder() {
        return plan.keepsPairOrder() || stopped;
    }

    /** Returns by how many cycles the next message is late. */
    long nextDelay() {
        if (stopped || !kinds.contains(Kind.DELAY)) {
            return 0;
        }
        FaultPlan.Delay delay = plan.delay().orElseThrow();
        return delays.chance(delay.probability()) ? 1 + delays.below(delay.maxCycles()) : 0;
    }

    /** Returns the factor by which the next process is slow, 1 if it is not. */
    int nextSlowFactor() {
        if (stopped || !kinds.contains(Kind.SLOWNESS)) {
            return 1;
        }
        FaultPlan.Slowness slow = plan.slowness().orElseThrow();
        return slowness.chance(slow.probability())
                ? 2 + (int) slowness.below(slow.maxFactor() - 1L)
                : 1;
    }

    /**
     * Returns when a process is to crash, if it is. A process that is restarted under the same name
     * does not crash again.
     */
    Optional<CrashPoint> takeCrashPoint(String process) {
        return Optional.ofNullable(crashPoints.remove(process));
    }

    /** Returns how many of so many messages are lost with their sender, counted from the last. */
    int nextLoss(int inFlight) {
        return (int) losses.below(inFlight + 1L);
    }

    /** Returns how long it takes until a process is told of a crash. */
    long nextNoticeDelay() {
        return notices.below(plan.maxNoticeDelayCycles() + 1);
    }
}
