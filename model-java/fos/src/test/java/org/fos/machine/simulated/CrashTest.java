package org.fos.machine.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.fos.machine.Arrival;
import org.fos.machine.MachineFile;
import org.fos.machine.Message;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

class CrashTest {
    private static final MachineFile UNIFORM = MachineFile.named("uniform-16");
    private static final FaultPlan DELAYS = FaultPlan.none().with(new FaultPlan.Delay(0.5, 2_000));

    private static final class Crashes implements MachineObserver {
        final List<Crash> seen = new ArrayList<>();

        @Override
        public void crashed(Crash crash) {
            seen.add(crash);
        }
    }

    @Property(tries = 300)
    void eachReceiverGetsAPrefixThenTheNoticeAndTheCrashNamesTheRest(
            @ForAll long seed, @ForAll @LongRange(max = 3_000) long crashCycles) {
        SimulatedMachine machine = new SimulatedMachine(UNIFORM, seed, DELAYS);
        Crashes crashes = new Crashes();
        machine.observe(crashes);
        Mailman a = Mailman.start(machine, "a", 0);
        Mailman b = Mailman.start(machine, "b", 1);
        Mailman victim = Mailman.start(machine, "victim", 2);
        IntStream.range(0, 10).forEach(i -> victim.sends(a, i).sends(b, i));
        machine.at(crashCycles, () -> machine.crash(victim.process()));
        machine.run(Limits.none());
        Crash crash = crashes.seen.getFirst();
        assertEquals(victim.process(), crash.process());
        assertEquals(crashCycles, crash.timeCycles());
        for (Mailman receiver : List.of(a, b)) {
            List<Integer> whole = new ArrayList<>(receiver.typesFrom(victim));
            crash.lost().stream()
                    .filter(message -> message.to().equals(receiver.process()))
                    .map(Message::type)
                    .forEach(whole::add);
            assertEquals(IntStream.range(0, 10).boxed().toList(), whole);
            assertEquals(new Arrival.CrashNotice(victim.process()), receiver.arrivals().getLast());
        }
    }

    @Test
    void someCrashesLoseNothingSomeAPartSomeAll() {
        TreeSet<Integer> losses = new TreeSet<>();
        for (long seed = 0; seed < 100; seed++) {
            SimulatedMachine machine = new SimulatedMachine(UNIFORM, seed, DELAYS);
            Crashes crashes = new Crashes();
            machine.observe(crashes);
            Mailman a = Mailman.start(machine, "a", 0);
            Mailman victim = Mailman.start(machine, "victim", 2);
            IntStream.range(0, 3).forEach(i -> victim.sends(a, i));
            machine.at(5, () -> machine.crash(victim.process()));
            machine.run(Limits.none());
            losses.add(crashes.seen.getFirst().lost().size());
        }
        assertEquals(List.of(0, 1, 2, 3), List.copyOf(losses));
    }

    @Test
    void messagesToACrashedProcessVanish() {
        SimulatedMachine machine = new SimulatedMachine(UNIFORM, 1, FaultPlan.none());
        List<Integer> vanished = new ArrayList<>();
        machine.observe(
                new MachineObserver() {
                    @Override
                    public void vanished(Message message, long timeCycles) {
                        vanished.add(message.type());
                    }
                });
        Mailman victim = Mailman.start(machine, "victim", 0);
        Mailman a = Mailman.start(machine, "a", 1).sends(victim, 1);
        machine.at(50, () -> machine.crash(victim.process()));
        machine.at(
                60,
                () -> {
                    a.sends(victim, 2);
                    machine.interrupt(a.process(), () -> {});
                });
        machine.run(Limits.none());
        assertEquals(List.of(1, 2), vanished);
        assertEquals(List.of(), victim.arrivals());
    }

    @Test
    void aPlannedCrashComesAtAMomentOrAfterSomeSegmentsAndNotOnceFaultsStop() {
        FaultPlan plan =
                FaultPlan.none()
                        .with(new FaultPlan.Crashes(ImmutableList.of("a", "b", "c"), 2, 5_000, 5));
        TreeSet<Integer> counts = new TreeSet<>();
        for (long seed = 0; seed < 60; seed++) {
            counts.add(crashesOf(seed, plan, false));
            assertEquals(0, crashesOf(seed, plan, true));
        }
        assertEquals(List.of(1, 2), List.copyOf(counts));
    }

    private static int crashesOf(long seed, FaultPlan plan, boolean stopped) {
        SimulatedMachine machine = new SimulatedMachine(UNIFORM, seed, plan);
        Crashes crashes = new Crashes();
        machine.observe(crashes);
        if (stopped) {
            machine.stopFaults();
        }
        for (String name : List.of("a", "b", "c", "d")) {
            Mailman mailman = Mailman.start(machine, name, machine.file().cores() - 1);
            for (int i = 1; i < 10; i++) {
                machine.at(i * 500L, () -> machine.interrupt(mailman.process(), () -> {}));
            }
        }
        machine.run(Limits.none());
        assertTrue(crashes.seen.stream().noneMatch(crash -> crash.process().name().equals("d")));
        return crashes.seen.size();
    }

    @Test
    void aRestartedProcessIsAnotherIncarnationAndIsToldOfTheFirst() {
        SimulatedMachine machine = new SimulatedMachine(UNIFORM, 1, FaultPlan.none());
        Mailman first = Mailman.start(machine, "m1", 0);
        machine.at(100, () -> machine.crash(first.process()));
        List<Mailman> restarted = new ArrayList<>();
        machine.at(200, () -> restarted.add(Mailman.start(machine, "m1", 0)));
        machine.run(Limits.none());
        Mailman second = restarted.getFirst();
        assertEquals("m1", second.process().name());
        assertEquals(1, second.process().number());
        assertEquals(List.of(new Arrival.CrashNotice(first.process())), second.arrivals());
    }
}
