package org.fos.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.kernel.Address;
import org.fos.kernel.Capability;
import org.fos.kernel.SendRefused;
import org.fos.machine.ProcessFailed;
import org.fos.machine.simulated.FaultPlan;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

class DispatcherTest {
    private static final int SQUARE = 10;
    private static final int SUM_OF_SQUARES = 20;
    private static final int HANG = 30;

    private final Town town = new Town();

    private static long square(Dispatcher self, Address to, long x) {
        return self.call(to, SQUARE, Town.bytes(x), Town::number).await();
    }

    private Dispatcher squarer(String name) {
        return town.process(
                name,
                self -> {
                    self.serve(
                            SQUARE,
                            (from, body) -> {
                                long x = Town.number(body);
                                return Town.bytes(x * x);
                            });
                    self.serve(
                            HANG,
                            (from, body) -> {
                                self.sleepUntil(() -> false);
                                return new byte[0];
                            });
                });
    }

    @Test
    void aCallReadsLikeALocalCall() {
        Dispatcher squarer = squarer("squarer");
        List<Long> results = new ArrayList<>();
        town.process(
                "client",
                self -> {
                    for (long x = 1; x <= 3; x++) {
                        results.add(square(self, squarer.address(), x));
                    }
                });
        town.run();
        assertEquals(List.of(1L, 4L, 9L), results);
    }

    @Test
    void aHandlerMayCallAnotherProcessAndServesOthersMeanwhile() {
        squarer("squarer");
        Dispatcher adder =
                town.process(
                        "adder",
                        self ->
                                self.serve(
                                        SUM_OF_SQUARES,
                                        (from, body) -> {
                                            Address squarer = self.lookup("squarer");
                                            long a = square(self, squarer, Town.number(body));
                                            long b = square(self, squarer, Town.number(body));
                                            return Town.bytes(a + b);
                                        }));
        List<Long> results = new ArrayList<>();
        for (long n = 0; n < 4; n++) {
            long x = n;
            town.process(
                    "client" + n,
                    self -> {
                        byte[] two =
                                new org.fos.lib.message.MessageWriter()
                                        .int64(x)
                                        .int64(x + 1)
                                        .toBytes();
                        results.add(
                                self.call(adder.address(), SUM_OF_SQUARES, two, Town::number)
                                        .await());
                    });
        }
        town.run();
        results.sort(Long::compare);
        assertEquals(List.of(1L, 5L, 13L, 25L), results);
        assertEquals(0, adder.openCalls());
    }

    @Test
    void awaitAllTakesRepliesAndCrashesAlike() {
        Dispatcher first = squarer("first");
        Dispatcher second = squarer("second");
        List<Outcome<Long>> outcomes = new ArrayList<>();
        List<Integer> receives = new ArrayList<>();
        town.process(
                "client",
                self -> {
                    outcomes.addAll(
                            Calls.awaitAll(
                                    List.of(
                                            self.call(
                                                    first.address(),
                                                    SQUARE,
                                                    Town.bytes(2),
                                                    Town::number),
                                            self.call(
                                                    second.address(),
                                                    HANG,
                                                    Town.bytes(2),
                                                    Town::number),
                                            self.call(
                                                    first.address(),
                                                    SQUARE,
                                                    Town.bytes(3),
                                                    Town::number))));
                    receives.add(self.segment().receives().size());
                });
        town.machine.at(20_000, () -> town.machine.crash(second.process()));
        town.machine.at(20_000, () -> town.machine.crash(first.process()));
        town.run();
        assertEquals(
                List.of(
                        new Outcome.Replied<>(4L),
                        new Outcome.Crashed<Long>(second.address()),
                        new Outcome.Replied<>(9L)),
                outcomes);
        assertEquals(List.of(2), receives);
    }

    @Test
    void aCallToACrashedProcessFailsWhenTheNoticeComesAndAtOnceAfterwards() {
        Dispatcher victim = squarer("victim");
        List<String> seen = new ArrayList<>();
        town.process(
                "client",
                self -> {
                    self.onCrash(process -> seen.add("notice of " + process));
                    Call<Long> open =
                            self.call(victim.address(), HANG, Town.bytes(2), Town::number);
                    DestinationCrashed failed = assertThrows(DestinationCrashed.class, open::await);
                    assertEquals(victim.address(), failed.destination());
                    assertTrue(self.hasCrashed(victim.process()));
                    self.yieldNow();
                    long before = self.segment().number();
                    assertThrows(DestinationCrashed.class, () -> square(self, victim.address(), 3));
                    assertEquals(before, self.segment().number());
                    seen.add("done");
                });
        town.machine.at(5_000, () -> town.machine.crash(victim.process()));
        town.run();
        assertEquals(List.of("notice of victim", "done"), seen);
    }

    @Test
    void aReplyThatNobodyWaitsForIsDroppedAndCounted() {
        Dispatcher squarer = squarer("squarer");
        Dispatcher client =
                town.process(
                        "client",
                        self -> {
                            Call<Long> call =
                                    self.call(
                                            squarer.address(), SQUARE, Town.bytes(2), Town::number);
                            call.abandon();
                            assertThrows(IllegalStateException.class, call::await);
                            assertEquals(16, square(self, squarer.address(), 4));
                        });
        town.run();
        assertEquals(1, client.droppedReplies());
    }

    @Test
    void postsAreServedInOrderWithoutReplies() {
        List<Long> served = new ArrayList<>();
        Dispatcher server =
                town.process(
                        "server",
                        self ->
                                self.serve(
                                        1,
                                        (from, body) -> {
                                            served.add(Town.number(body));
                                            return null;
                                        }));
        town.process(
                "client",
                self ->
                        Stream.of(1L, 2L, 3L)
                                .forEach(x -> self.post(server.address(), 1, Town.bytes(x))));
        assertEquals(3, town.run().messages());
        assertEquals(List.of(1L, 2L, 3L), served);
    }

    @Test
    void anInterruptRunsAsAThreadAndMaySleep() {
        Dispatcher squarer = squarer("squarer");
        List<Long> results = new ArrayList<>();
        Dispatcher client = town.process("client", self -> {});
        town.machine.at(
                1_000,
                () ->
                        town.machine.interrupt(
                                client.process(),
                                () -> results.add(square(client, squarer.address(), 5))));
        town.run();
        assertEquals(List.of(25L), results);
    }

    @Test
    void sleepForLastsAtLeastItsTimeAndOthersRunMeanwhile() {
        List<String> order = new ArrayList<>();
        town.process(
                "p",
                self -> {
                    self.spawn(() -> order.add("other"));
                    long before = self.now();
                    self.sleepFor(1_000);
                    assertTrue(self.now() >= before + 1_000);
                    order.add("sleeper");
                });
        town.run();
        assertEquals(List.of("other", "sleeper"), order);
    }

    @Test
    void anObjectMayHaveAMailboxOfItsOwnWithItsOwnCapability() {
        List<Address> refused = new ArrayList<>();
        Capability secret = new Capability(1, 2);
        Dispatcher server = squarer("server");
        Address object = server.openMailbox("server/object", secret);
        town.process(
                "stranger",
                self ->
                        refused.add(
                                assertThrows(SendRefused.class, () -> square(self, object, 2))
                                        .to()));
        List<Long> results = new ArrayList<>();
        Dispatcher friend =
                town.process(
                        "friend",
                        self -> results.add(square(self, self.lookup("server/object"), 2)));
        friend.hold(secret);
        town.run();
        assertEquals(List.of(object), refused);
        assertEquals(List.of(4L), results);
    }

    @Test
    void anExceptionInAHandlerSurfacesWithProcessMessageAndCause() {
        Dispatcher server =
                town.process(
                        "server",
                        self ->
                                self.serve(
                                        77,
                                        (from, body) -> {
                                            self.yieldNow();
                                            throw new IllegalStateException("a bug");
                                        }));
        town.process("client", self -> self.post(server.address(), 77, Town.bytes(1)));
        ProcessFailed failed = assertThrows(ProcessFailed.class, town::run);
        String message = Objects.requireNonNull(failed.getMessage());
        assertTrue(message.contains("process server failed at cycle"), message);
        assertTrue(message.contains("client.1 POST type 77 to server"), message);
        assertTrue(message.contains("a bug"), message);
        Throwable thread = Objects.requireNonNull(failed.getCause());
        assertInstanceOf(ThreadFailed.class, thread);
        assertInstanceOf(IllegalStateException.class, thread.getCause());
    }

    @Test
    void aMessageThatNobodyServesEndsTheRun() {
        Dispatcher server = squarer("server");
        town.process("client", self -> self.post(server.address(), 99, new byte[0]));
        String message = failure();
        assertTrue(message.contains("process server has no handler for client.1"), message);
        assertTrue(message.contains("it serves types [10, 30]"), message);
    }

    @Test
    void aHandlerMustReplyToACall() {
        Dispatcher server = town.process("server", self -> self.serve(1, (from, body) -> null));
        town.process(
                "client",
                self -> self.call(server.address(), 1, new byte[0], Town::number).await());
        assertTrue(failure().contains("has no reply to a call"));
    }

    @Test
    void aTypeIsServedOnceAndOnlyThreadsSend() {
        Dispatcher server = town.process("server", self -> {});
        server.serve(1, (from, body) -> null);
        assertThrows(IllegalArgumentException.class, () -> server.serve(1, (from, body) -> null));
        assertThrows(
                IllegalStateException.class, () -> server.post(server.address(), 1, new byte[0]));
    }

    @Test
    void aThreadThatSleepsForEverLeavesTheMachineIdle() {
        Dispatcher server = squarer("server");
        Dispatcher client =
                town.process(
                        "client",
                        self ->
                                self.call(server.address(), HANG, new byte[0], Town::number)
                                        .await());
        town.run();
        assertEquals(1, client.openCalls());
        assertEquals(1, server.sleepers());
        assertFalse(client.hasCrashed(server.process()));
    }

    @Test
    void theUnknownKindOfThreadsNamesTheKnown() {
        System.setProperty(CooperativeThreads.PROPERTY, "fibre");
        try {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, CooperativeThreads::byDefault);
            assertEquals(
                    "unknown kind of threads fos.threads=fibre; available: continuation, baton",
                    refused.getMessage());
        } finally {
            System.clearProperty(CooperativeThreads.PROPERTY);
        }
    }

    private String failure() {
        return Objects.requireNonNull(assertThrows(ProcessFailed.class, town::run).getMessage());
    }

    @Test
    void delaysDoNotConfuseCalls() {
        for (long seed = 0; seed < 50; seed++) {
            FaultPlan plan = FaultPlan.none().with(new FaultPlan.Delay(0.5, 5_000));
            Town delayed = new Town(seed, plan, CooperativeThreads.continuations());
            Dispatcher echo =
                    delayed.process("echo", self -> self.serve(1, (from, body) -> body.bytes()));
            for (int n = 0; n < 3; n++) {
                delayed.process(
                        "client" + n,
                        self -> {
                            for (byte i = 0; i < 5; i++) {
                                byte[] sent = {i, (byte) self.process().number()};
                                byte[] body =
                                        new org.fos.lib.message.MessageWriter()
                                                .bytes(sent)
                                                .toBytes();
                                long got =
                                        self.call(
                                                        echo.address(),
                                                        1,
                                                        body,
                                                        reply ->
                                                                (long) reply.int8() << 8
                                                                        | reply.int8())
                                                .await();
                                assertEquals((long) sent[0] << 8 | sent[1], got);
                            }
                        });
            }
            assertEquals(30, delayed.run().messages());
        }
    }
}
