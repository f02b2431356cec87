package org.fos.machine.simulated;

import com.google.common.collect.ImmutableList;

import java.util.Optional;

/**
 * Which faults a run may meet, and how bad they may be; what happens when is drawn from the seed of
 * the run.
 *
 * @param delay messages that take longer
 * @param slowness processes that run slower
 * @param crashes processes that stop
 * @param swarm whether each run meets only a random choice of these kinds
 * @param keepsPairOrder whether messages from one process to another arrive in the order sent
 * @param maxNoticeDelayCycles upper bound of the time until a living process is told of a crash
 */
public record FaultPlan(
        Optional<Delay> delay,
        Optional<Slowness> slowness,
        Optional<Crashes> crashes,
        boolean swarm,
        boolean keepsPairOrder,
        long maxNoticeDelayCycles) {

    private static final long DEFAULT_NOTICE_DELAY_CYCLES = 10_000;

    /** The kinds of faults. */
    public enum Kind {
        DELAY,
        SLOWNESS,
        CRASH
    }

    /**
     * Some messages take longer than the machine file says, so that messages between different
     * pairs of processes overtake each other.
     *
     * @param probability that a message is delayed, from 0 to 1
     * @param maxCycles upper bound of the delay, at least 1
     */
    public record Delay(double probability, long maxCycles) {
        public Delay {
            requireProbability(probability);
            requireAtLeastOne("maxCycles", maxCycles);
        }
    }

    /**
     * Some processes take a multiple of the cycles.
     *
     * @param probability that a process is slow, from 0 to 1
     * @param maxFactor upper bound of the factor, at least 2
     */
    public record Slowness(double probability, int maxFactor) {
        public Slowness {
            requireProbability(probability);
            if (maxFactor < 2) {
                throw new IllegalArgumentException(
                        "maxFactor must be at least 2, maxFactor=" + maxFactor);
            }
        }
    }

    /**
     * Some processes stop, either at a moment or after so many of their segments.
     *
     * @param candidates names of the processes that may crash
     * @param max upper bound of how many do, in a run that draws crashes; at least one does
     * @param withinCycles the moment is before this time, at least 1
     * @param withinSegments the number of segments is at most this, at least 1
     */
    public record Crashes(
            ImmutableList<String> candidates, int max, long withinCycles, int withinSegments) {
        public Crashes {
            requireAtLeastOne("max", max);
            requireAtLeastOne("withinCycles", withinCycles);
            requireAtLeastOne("withinSegments", withinSegments);
            if (max > candidates.size()) {
                throw new IllegalArgumentException(
                        "max must be at most the number of candidates, max=%d, candidates=%s"
                                .formatted(max, candidates));
            }
        }
    }

    /** Checks the bound of the notices' delay. */
    public FaultPlan {
        if (maxNoticeDelayCycles < 0) {
            throw new IllegalArgumentException(
                    "maxNoticeDelayCycles must be at least 0, maxNoticeDelayCycles="
                            + maxNoticeDelayCycles);
        }
    }

    /** Returns the plan of a run in which nothing goes wrong. */
    public static FaultPlan none() {
        return new FaultPlan(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                DEFAULT_NOTICE_DELAY_CYCLES);
    }

    /** Returns this plan with delays. */
    public FaultPlan with(Delay added) {
        return new FaultPlan(
                Optional.of(added), slowness, crashes, swarm, keepsPairOrder, maxNoticeDelayCycles);
    }

    /** Returns this plan with slow processes. */
    public FaultPlan with(Slowness added) {
        return new FaultPlan(
                delay, Optional.of(added), crashes, swarm, keepsPairOrder, maxNoticeDelayCycles);
    }

    /** Returns this plan with crashes. */
    public FaultPlan with(Crashes added) {
        return new FaultPlan(
                delay, slowness, Optional.of(added), swarm, keepsPairOrder, maxNoticeDelayCycles);
    }

    /** Returns this plan such that each run meets a random choice of its kinds of faults. */
    public FaultPlan asSwarm() {
        return new FaultPlan(delay, slowness, crashes, true, keepsPairOrder, maxNoticeDelayCycles);
    }

    /** Returns this plan such that messages of one pair of processes may overtake each other. */
    public FaultPlan withoutPairOrder() {
        return new FaultPlan(delay, slowness, crashes, swarm, false, maxNoticeDelayCycles);
    }

    /** Returns this plan with another bound of the time until a crash is noticed. */
    public FaultPlan noticedWithin(long cycles) {
        return new FaultPlan(delay, slowness, crashes, swarm, keepsPairOrder, cycles);
    }

    private static void requireProbability(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "probability must be from 0 to 1, probability=" + probability);
        }
    }

    private static void requireAtLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "%s must be at least 1, %s=%d".formatted(name, name, value));
        }
    }
}
