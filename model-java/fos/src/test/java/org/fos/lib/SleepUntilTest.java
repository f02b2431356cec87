package org.fos.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.machine.ProcessFailed;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

class SleepUntilTest {
    private final Town town = new Town();
    private final List<String> order = new ArrayList<>();

    /** Takes a lock that one thread holds at a time, and holds it over a yield. */
    private void takeTurn(Dispatcher self, AtomicBoolean locked, String name) {
        self.sleepUntil(() -> !locked.get());
        assertTrue(locked.compareAndSet(false, true), "the condition holds on return");
        order.add(name);
        self.yieldNow();
        locked.set(false);
    }

    @Test
    void whoSleepsFirstWakesFirst() {
        town.process(
                "p",
                self -> {
                    AtomicBoolean locked = new AtomicBoolean(true);
                    for (String name : List.of("a", "b", "c", "d")) {
                        self.spawn(() -> takeTurn(self, locked, name));
                    }
                    self.sleepFor(1_000);
                    locked.set(false);
                });
        town.run();
        assertEquals(List.of("a", "b", "c", "d"), order);
    }

    @Test
    void whoComesLaterDoesNotOvertakeASleeperWhoseConditionHolds() {
        town.process(
                "p",
                self -> {
                    AtomicBoolean locked = new AtomicBoolean(true);
                    self.spawn(() -> takeTurn(self, locked, "sleeper"));
                    self.sleepFor(1_000);
                    locked.set(false);
                    takeTurn(self, locked, "newcomer");
                });
        town.run();
        assertEquals(List.of("sleeper", "newcomer"), order);
    }

    @Test
    void aSleeperWhoseConditionNeverHoldsHoldsNobodyUp() {
        town.process(
                "p",
                self -> {
                    self.spawn(() -> self.sleepUntil(() -> false));
                    self.yieldNow();
                    long before = self.segment().number();
                    self.sleepUntil(() -> true);
                    assertEquals(before, self.segment().number());
                    order.add("done");
                });
        town.run();
        assertEquals(List.of("done"), order);
    }

    @Test
    void aSleeperKeepsItsPlaceWhenAnEarlierOneTakesTheConditionAway() {
        AtomicInteger evaluations = new AtomicInteger();
        town.process(
                "p",
                self -> {
                    AtomicInteger tokens = new AtomicInteger();
                    for (String name : List.of("a", "b", "c")) {
                        self.spawn(
                                () -> {
                                    self.sleepUntil(
                                            () -> {
                                                evaluations.incrementAndGet();
                                                return tokens.get() > 0;
                                            });
                                    tokens.decrementAndGet();
                                    order.add(name);
                                });
                    }
                    for (int i = 0; i < 3; i++) {
                        self.sleepFor(1_000);
                        tokens.incrementAndGet();
                        order.add("token");
                    }
                });
        town.run();
        assertEquals(List.of("token", "a", "token", "b", "token", "c"), order);
        assertTrue(evaluations.get() > 0);
    }

    @Test
    void aCrashNoticeWakesSleepers() {
        Dispatcher victim = town.process("victim", self -> {});
        town.process(
                "p",
                self -> {
                    self.sleepUntil(() -> self.hasCrashed(victim.process()));
                    order.add("woken");
                });
        town.machine.at(1_000, () -> town.machine.crash(victim.process()));
        town.run();
        assertEquals(List.of("woken"), order);
    }

    @Test
    void anExceptionInAConditionSurfaces() {
        AtomicBoolean broken = new AtomicBoolean();
        town.process(
                "p",
                self -> {
                    self.spawn(
                            () ->
                                    self.sleepUntil(
                                            () -> {
                                                if (broken.get()) {
                                                    throw new IllegalStateException("bad");
                                                }
                                                return false;
                                            }));
                    self.yieldNow();
                    broken.set(true);
                });
        ProcessFailed failed = assertThrows(ProcessFailed.class, town::run);
        assertTrue(
                failed.toString().contains("the condition that background thread sleeps for"),
                failed.toString());
    }
}
