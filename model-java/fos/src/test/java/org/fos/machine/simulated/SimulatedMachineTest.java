package org.fos.machine.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.machine.Arrival;
import org.fos.machine.MachineFile;
import org.fos.machine.Message;
import org.fos.machine.ProcessFailed;
import org.fos.machine.ProcessId;
import org.fos.machine.Processor.TimerKind;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

class SimulatedMachineTest {
    private static final MachineFile UNIFORM = MachineFile.named("uniform-16");
    private static final FaultPlan DELAYS = FaultPlan.none().with(new FaultPlan.Delay(0.5, 10_000));

    private static SimulatedMachine machine(long seed, FaultPlan plan) {
        return new SimulatedMachine(UNIFORM, seed, plan);
    }

    @Test
    void aMessageLeavesAfterItsSegmentAndTakesThePropagationOfItsDistance() {
        SimulatedMachine machine = machine(1, FaultPlan.none());
        Mailman target = Mailman.start(machine, "target", 3);
        Mailman.start(machine, "source", 2).sends(target, 7);
        List<Long> times = new ArrayList<>();
        machine.observe(
                new MachineObserver() {
                    @Override
                    public void sent(Message message, long leavesCycles) {
                        times.add(leavesCycles);
                    }

                    @Override
                    public void delivered(Message message, long timeCycles) {
                        times.add(timeCycles);
                    }
                });
        RunResult result = machine.run(Limits.none());
        assertEquals(List.of(10L, 110L), times);
        assertEquals(RunResult.Ending.QUIESCENT, result.ending());
        assertEquals(120, result.timeCycles());
        assertEquals(3, result.segments());
        assertEquals(1, result.messages());
    }

    @Test
    void oneCoreRunsOneSegmentAtATime() {
        SimulatedMachine machine = machine(1, FaultPlan.none());
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            machine.spawn(
                    "p" + i,
                    5,
                    processor ->
                            () -> {
                                starts.add(processor.now());
                                processor.charge(100);
                                return false;
                            });
        }
        machine.run(Limits.none());
        assertEquals(List.of(0L, 100L, 200L), starts);
    }

    @Test
    void messagesOfOnePairKeepTheirOrderUnderDelaysAndThoseOfTwoPairsDoNot() {
        int overtaken = 0;
        for (long seed = 0; seed < 20; seed++) {
            SimulatedMachine machine = machine(seed, DELAYS);
            Mailman target = Mailman.start(machine, "target", 0);
            Mailman a = Mailman.start(machine, "a", 1);
            Mailman b = Mailman.start(machine, "b", 2);
            IntStream.range(0, 10).forEach(i -> a.sends(target, i));
            IntStream.range(0, 10).forEach(i -> b.sends(target, i));
            machine.run(Limits.none());
            List<Integer> sent = IntStream.range(0, 10).boxed().toList();
            assertEquals(sent, target.typesFrom(a));
            assertEquals(sent, target.typesFrom(b));
            Message first = (Message) target.arrivals().getFirst();
            overtaken += first.from().equals(b.process()) ? 1 : 0;
        }
        // Without delays a, which runs first, always arrives first.
        assertTrue(overtaken > 0 && overtaken < 20, "overtaken=" + overtaken);
    }

    @Test
    void messagesOfOnePairOvertakeEachOtherIfThePlanSaysSo() {
        SimulatedMachine machine = machine(1, DELAYS.withoutPairOrder());
        Mailman target = Mailman.start(machine, "target", 0);
        Mailman a = Mailman.start(machine, "a", 1);
        IntStream.range(0, 50).forEach(i -> a.sends(target, i));
        machine.run(Limits.none());
        List<Integer> arrived = new ArrayList<>(target.typesFrom(a));
        assertNotEquals(IntStream.range(0, 50).boxed().toList(), arrived);
        Collections.sort(arrived);
        assertEquals(IntStream.range(0, 50).boxed().toList(), arrived);
    }

    @Test
    void aSlowProcessTakesAMultipleOfItsCyclesUntilFaultsStop() {
        FaultPlan slow = FaultPlan.none().with(new FaultPlan.Slowness(1, 2));
        SimulatedMachine machine = machine(1, slow);
        List<Long> ends = new ArrayList<>();
        ProcessId process =
                machine.spawn(
                        "slow",
                        0,
                        processor ->
                                () -> {
                                    processor.poll();
                                    processor.charge(100);
                                    ends.add(processor.now());
                                    return false;
                                });
        machine.at(
                1_000,
                () -> {
                    machine.stopFaults();
                    machine.interrupt(process, () -> {});
                });
        machine.run(Limits.none());
        assertEquals(List.of(200L, 1_100L), ends);
    }

    @Test
    void noMessageIsLateOnceFaultsHaveStopped() {
        SimulatedMachine machine =
                machine(1, FaultPlan.none().with(new FaultPlan.Delay(1, 10_000)));
        machine.stopFaults();
        Mailman target = Mailman.start(machine, "target", 0);
        Mailman.start(machine, "a", 1).sends(target, 1);
        assertEquals(120, machine.run(Limits.none()).timeCycles());
    }

    @Test
    void aSwarmMeetsEachChoiceOfKinds() {
        FaultPlan all =
                DELAYS.with(new FaultPlan.Slowness(0.5, 4))
                        .with(
                                new FaultPlan.Crashes(
                                        com.google.common.collect.ImmutableList.of("a"), 1, 9, 9))
                        .asSwarm();
        long choices =
                IntStream.range(0, 100)
                        .mapToObj(seed -> machine(seed, all).faultKinds())
                        .distinct()
                        .count();
        assertEquals(8, choices);
    }

    @Test
    void theMachineIsIdleOnceWhenOnlyTheWorkloadsTimersRun() {
        SimulatedMachine machine = machine(1, FaultPlan.none());
        List<Long> idle = new ArrayList<>();
        machine.observe(
                new MachineObserver() {
                    @Override
                    public void idle(long timeCycles) {
                        idle.add(timeCycles);
                    }
                });
        machine.spawn(
                "thinker",
                0,
                processor -> {
                    List<TimerKind> kinds =
                            new ArrayList<>(List.of(TimerKind.WORK, TimerKind.WORKLOAD));
                    return () -> {
                        processor.poll();
                        if (!kinds.isEmpty()) {
                            processor.arm(1_000, kinds.removeFirst(), 1);
                        }
                        processor.charge(10);
                        return false;
                    };
                });
        machine.run(Limits.none());
        // Armed at 0 and expired at 1,000: work; armed at 1,000, before the segment's charge.
        assertEquals(List.of(1_010L, 2_010L), idle);
    }

    @Test
    void aRunStopsAtItsLimitsAndGoesOn() {
        SimulatedMachine whole = machine(3, DELAYS);
        SimulatedMachine parts = machine(3, DELAYS);
        for (SimulatedMachine machine : List.of(whole, parts)) {
            Mailman target = Mailman.start(machine, "target", 0);
            Mailman a = Mailman.start(machine, "a", 1);
            IntStream.range(0, 10).forEach(i -> a.sends(target, i));
        }
        assertEquals(RunResult.Ending.EVENT_LIMIT, parts.run(Limits.events(3)).ending());
        assertEquals(RunResult.Ending.CYCLE_LIMIT, parts.run(Limits.cycles(110)).ending());
        assertEquals(whole.run(Limits.none()), parts.run(Limits.none()));
    }

    @Test
    void anExceptionEndsTheRunAndNamesTheProcess() {
        SimulatedMachine machine = machine(1, FaultPlan.none());
        machine.spawn(
                "m1",
                0,
                processor ->
                        () -> {
                            throw new IllegalStateException("a bug");
                        });
        ProcessFailed failed = assertThrows(ProcessFailed.class, () -> machine.run(Limits.none()));
        assertEquals(
                "process m1 failed at cycle 0: java.lang.IllegalStateException: a bug",
                failed.getMessage());
        assertEquals("m1", failed.process().name());
    }

    @Test
    void aProgramThatLeavesItsMailboxUnreadEndsTheRun() {
        SimulatedMachine machine = machine(1, FaultPlan.none());
        ProcessId process = machine.spawn("deaf", 0, processor -> () -> false);
        machine.interrupt(process, () -> {});
        ProcessFailed failed = assertThrows(ProcessFailed.class, () -> machine.run(Limits.none()));
        assertTrue(failed.toString().contains("must poll"), failed.toString());
    }

    @Test
    void misuseIsRefusedWithTheValue() {
        SimulatedMachine machine = machine(1, FaultPlan.none());
        Mailman a = Mailman.start(machine, "a", 0);
        assertRefused("a process named 'a' lives", () -> Mailman.start(machine, "a", 1));
        assertRefused(
                "machine uniform-16 has cores 0 to 15, core=16",
                () -> Mailman.start(machine, "b", 16));
        machine.run(Limits.none());
        machine.interrupt(a.process(), () -> {});
        machine.run(Limits.none());
        assertRefused(
                "timeCycles must not be in the past, timeCycles=5, now=20",
                () -> machine.at(5, () -> {}));
        assertEquals(1, a.arrivals().stream().filter(Arrival.Interrupt.class::isInstance).count());
    }

    private static void assertRefused(
            String message, org.junit.jupiter.api.function.Executable executable) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, executable).getMessage());
    }
}
