package org.fos.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;

import org.fos.kernel.Address;
import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.RunResult;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One busy little system under faults: the same seed must give the same run, on all threads. */
class DeterminismTest {
    private static final List<String> NAMES = List.of("p0", "p1", "p2", "p3", "p4");
    private static final FaultPlan FAULTS =
            FaultPlan.none()
                    .with(new FaultPlan.Delay(0.3, 3_000))
                    .with(new FaultPlan.Slowness(0.3, 5))
                    .with(
                            new FaultPlan.Crashes(
                                    ImmutableList.copyOf(NAMES.subList(1, 4)), 2, 50_000, 40))
                    .asSwarm();

    private static RunResult run(long seed, CooperativeThreads threads) {
        Town town = new Town(seed, FAULTS, threads);
        for (String name : NAMES) {
            town.process(name, DeterminismTest::live);
        }
        return town.run();
    }

    /** Serves, and asks random others, who sleep, lock, and forward now and then. */
    private static void live(Dispatcher self) {
        boolean[] locked = new boolean[1];
        self.serve(
                1,
                (from, body) -> {
                    long hops = Town.number(body);
                    self.sleepUntil(() -> !locked[0]);
                    locked[0] = true;
                    self.sleepFor(self.random().below(200));
                    locked[0] = false;
                    return hops == 0 ? Town.bytes(1) : Town.bytes(1 + ask(self, hops - 1));
                });
        for (int i = 0; i < 6; i++) {
            ask(self, self.random().below(3));
            self.think(self.random().below(500));
        }
    }

    private static long ask(Dispatcher self, long hops) {
        List<Call<Long>> calls = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Address to = self.lookup(NAMES.get((int) self.random().below(NAMES.size())));
            calls.add(self.call(to, 1, Town.bytes(hops), Town::number));
        }
        long sum = 0;
        for (Outcome<Long> outcome : Calls.awaitAll(calls)) {
            sum += outcome instanceof Outcome.Replied<Long>(Long value) ? value : 0;
        }
        return sum;
    }

    @Test
    void theSameSeedGivesTheSameRunAndAnotherSeedAnother() {
        Set<Long> hashes = new HashSet<>();
        for (long seed = 0; seed < 40; seed++) {
            RunResult once = run(seed, CooperativeThreads.continuations());
            assertEquals(once, run(seed, CooperativeThreads.continuations()), "seed " + seed);
            assertTrue(once.messages() > 50, once.toString());
            hashes.add(once.hash());
        }
        assertEquals(40, hashes.size());
    }

    @Test
    void bothKindsOfThreadsGiveTheSameRun() {
        for (long seed = 0; seed < 15; seed++) {
            assertEquals(
                    run(seed, CooperativeThreads.continuations()),
                    run(seed, CooperativeThreads.baton()),
                    "seed " + seed);
        }
    }

    @Test
    void bothKindsOfThreadsHandOnWhatTheirBodyThrows() {
        for (CooperativeThreads threads :
                List.of(CooperativeThreads.continuations(), CooperativeThreads.baton())) {
            List<String> steps = new ArrayList<>();
            List<CooperativeThread> self = new ArrayList<>();
            CooperativeThread thread =
                    threads.create(
                            () -> {
                                steps.add("one");
                                self.getFirst().suspend();
                                steps.add("two");
                                throw new ArithmeticException("three");
                            });
            self.add(thread);
            thread.resume();
            steps.add("between");
            assertEquals(
                    "three", assertThrows(ArithmeticException.class, thread::resume).getMessage());
            assertEquals(List.of("one", "between", "two"), steps);
            assertTrue(thread.ended());
        }
    }
}
