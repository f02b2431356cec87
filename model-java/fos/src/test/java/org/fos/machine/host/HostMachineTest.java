package org.fos.machine.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Call;
import org.fos.lib.DestinationCrashed;
import org.fos.lib.Dispatcher;
import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.machine.ProcessFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

@Timeout(60)
class HostMachineTest {
    private static final int CALL = 2;
    private static final int POST = 4;
    private static final byte[] EMPTY = new byte[0];

    private final HostMachine machine = new HostMachine(2, 1);
    private final Microkernel microkernel = new Microkernel(machine);
    private final Capability guard = microkernel.newCapability();
    private final CountDownLatch done = new CountDownLatch(1);

    @Test
    void aCallToAnotherCoreIsAnswered() throws Exception {
        List<byte[]> answers = new ArrayList<>();
        start("server", 1, me -> me.serve(CALL, (_, body) -> bytes(body.bytes())));
        start(
                "client",
                0,
                me -> {
                    for (int size : new int[] {0, 1, 1_000, 10_000, 300_000}) {
                        answers.add(call(me, new byte[size]).await());
                    }
                    done.countDown();
                });
        run();
        assertEquals(
                List.of(0, 1, 1_000, 10_000, 300_000),
                answers.stream().map(answer -> answer.length).toList());
    }

    @Test
    void longMessagesComeWhole() throws Exception {
        byte[] sent = new byte[5_000];
        new java.util.Random(3).nextBytes(sent);
        List<byte[]> answers = new ArrayList<>();
        start("server", 1, me -> me.serve(CALL, (_, body) -> bytes(body.bytes())));
        start(
                "client",
                0,
                me -> {
                    answers.add(call(me, sent).await());
                    done.countDown();
                });
        run();
        assertArrayEquals(sent, answers.getFirst());
    }

    @Test
    void messagesOfOnePairArriveInTheOrderSent() throws Exception {
        int count = 50_000;
        List<Integer> numbers = new ArrayList<>();
        start(
                "server",
                1,
                me ->
                        me.serve(
                                POST,
                                (_, body) -> {
                                    numbers.add(body.int32());
                                    if (numbers.size() == count) {
                                        done.countDown();
                                    }
                                    return null;
                                }));
        start(
                "client",
                0,
                me -> {
                    for (int i = 0; i < count; i++) {
                        byte[] body = new MessageWriter().int32(i).toBytes();
                        me.post(me.lookup("server"), POST, body);
                    }
                });
        run();
        for (int i = 0; i < count; i++) {
            assertEquals(i, numbers.get(i));
        }
        assertEquals(count, machine.messages());
    }

    @Test
    void theNoticeOfACrashComesAfterAllMessagesOfTheCrashed() throws Exception {
        LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
        start(
                "observer",
                1,
                me -> {
                    me.serve(
                            POST,
                            (_, _) -> {
                                seen.add("message");
                                return null;
                            });
                    me.onCrash(
                            crashed -> {
                                seen.add(crashed.name());
                                done.countDown();
                            });
                });
        start(
                "victim",
                0,
                me -> {
                    for (int i = 0; i < 1_000; i++) {
                        me.post(me.lookup("observer"), POST, EMPTY);
                    }
                    machine.crash(me.process());
                });
        run();
        List<String> all = new ArrayList<>(seen);
        assertEquals(1_001, all.size());
        assertEquals("victim", all.getLast());
    }

    @Test
    void aCallToACrashedProcessFails() throws Exception {
        List<String> ended = new ArrayList<>();
        start("server", 1, me -> me.serve(CALL, (_, body) -> bytes(body.bytes())));
        start(
                "client",
                0,
                me -> {
                    machine.crash(me.lookup("server").process());
                    me.sleepUntil(() -> me.hasCrashed(me.lookup("server").process()));
                    try {
                        call(me, EMPTY).await();
                    } catch (DestinationCrashed e) {
                        ended.add("crashed");
                    }
                    done.countDown();
                });
        run();
        assertEquals(List.of("crashed"), ended);
    }

    @Test
    void timersExpireWhenTheyShould() throws Exception {
        List<Long> slept = new ArrayList<>();
        start(
                "sleeper",
                0,
                me -> {
                    long start = me.now();
                    me.sleepFor(3_000_000);
                    slept.add(me.now() - start);
                    done.countDown();
                });
        run();
        assertTrue(slept.getFirst() >= 3_000_000, slept.toString());
    }

    @Test
    void whatAProcessThrowsEndsTheRun() throws Exception {
        start(
                "faulty",
                0,
                me -> {
                    done.countDown();
                    throw new IllegalStateException("a bug");
                });
        machine.start();
        assertTrue(done.await(30, TimeUnit.SECONDS));
        while (!machine.hasFailed()) {
            Thread.onSpinWait();
        }
        ProcessFailed failed = assertThrows(ProcessFailed.class, machine::stop);
        assertEquals("faulty", failed.process().name());
    }

    @Test
    void restIsSeenWhenTheLastMessageIsTakenAndNotBefore() throws Exception {
        int hops = 20_000;
        List<Integer> taken = new ArrayList<>();
        for (int core = 0; core < 2; core++) {
            String other = "end " + (1 - core);
            start(
                    "end " + core,
                    core,
                    me ->
                            me.serve(
                                    POST,
                                    (_, body) -> {
                                        int left = body.int32();
                                        if (left > 0) {
                                            byte[] next =
                                                    new MessageWriter().int32(left - 1).toBytes();
                                            me.post(me.lookup(other), POST, next);
                                        } else {
                                            taken.add(left);
                                        }
                                        return null;
                                    }));
        }
        start(
                "server",
                0,
                me -> {
                    me.sleepFor(2_000_000);
                    byte[] first = new MessageWriter().int32(hops).toBytes();
                    me.post(me.lookup("end 1"), POST, first);
                });
        machine.start();
        assertTrue(machine.awaitRest(Duration.ofSeconds(50)));
        machine.stop();
        assertEquals(List.of(0), taken);
        assertEquals(hops + 1, machine.messages());
    }

    @Test
    void whatNeverRestsIsNotWaitedForForEver() throws Exception {
        start(
                "restless",
                0,
                me -> {
                    while (true) {
                        me.sleepFor(1_000);
                    }
                });
        machine.start();
        assertFalse(machine.awaitRest(Duration.ofMillis(50)));
        machine.stop();
    }

    private void start(String name, int core, Consumer<Dispatcher> main) {
        Dispatcher.start(microkernel, name, core, guard, main).hold(guard);
    }

    private static Call<byte[]> call(Dispatcher me, byte[] bytes) {
        return me.call(me.lookup("server"), CALL, bytes(bytes), MessageReader::bytes);
    }

    private static byte[] bytes(byte[] bytes) {
        return new MessageWriter().bytes(bytes).toBytes();
    }

    private void run() throws InterruptedException {
        machine.start();
        while (!done.await(1, TimeUnit.MILLISECONDS) && !machine.hasFailed()) {
            Thread.onSpinWait();
        }
        machine.stop();
    }
}
