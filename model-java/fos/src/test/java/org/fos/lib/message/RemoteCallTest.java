package org.fos.lib.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.fos.kernel.Address;
import org.fos.kernel.Capability;
import org.fos.kernel.Microkernel;
import org.fos.lib.Call;
import org.fos.lib.Dispatcher;
import org.fos.lib.message.rpc.EveryAnnotationClient;
import org.fos.lib.message.rpc.EveryAnnotationMessages;
import org.fos.lib.message.rpc.EveryAnnotationServer;
import org.fos.machine.MachineFile;
import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.Limits;
import org.fos.machine.simulated.SimulatedMachine;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Generated clients and servers on the simulated machine, called as if they were local. */
class RemoteCallTest {
    private final SimulatedMachine machine =
            new SimulatedMachine(MachineFile.named("uniform-16"), 1, FaultPlan.none());
    private final Microkernel microkernel = new Microkernel(machine);
    private final Capability guard = microkernel.newCapability();
    private final List<String> seen = new ArrayList<>();

    /** Says what it is asked in {@code seen}, and answers with values made from its arguments. */
    private final class Server implements EveryAnnotationServer {
        private Address client = new Address(machine.spawn("nobody", 0, p -> () -> false), 0);

        @Override
        public long integers(
                Address from,
                byte a,
                int b,
                short c,
                int d,
                int e,
                long f,
                long g,
                long h,
                long i,
                boolean j) {
            client = from;
            return a + b + c + d + e + f + g + h + i + (j ? 1 : 0);
        }

        @Override
        public long plain(
                Address from, byte a, int b, short c, int d, int e, long f, long g, long h) {
            return a - b - c - d - e - f - g - h;
        }

        @Override
        public EveryAnnotationMessages.CountersReply counters(
                Address from, int a, short b, long c) {
            return new EveryAnnotationMessages.CountersReply(
                    true, a + 1, (short) (b + 1), c + 1, a + b + c, false);
        }

        @Override
        public void byReference(Address from, int value) {
            seen.add("byReference " + value);
        }

        @Override
        public EveryAnnotationMessages.GreetReply greet(Address from, String name, String mood) {
            return new EveryAnnotationMessages.GreetReply("hello " + name, "in" + mood, "bye");
        }

        @Override
        public long arrays(
                Address from,
                byte[] a,
                byte[] b,
                short[] c,
                int[] d,
                int[] e,
                long[] f,
                long[] g,
                boolean[] h) {
            return List.of(
                            a.length, b.length, c.length, d.length, e.length, f.length, g.length,
                            h.length)
                    .stream()
                    .mapToLong(length -> length)
                    .sum();
        }

        @Override
        public EveryAnnotationMessages.ReverseReply reverse(Address from, byte[] bytes) {
            int last = bytes.length - 1;
            byte[] reversed = new byte[bytes.length];
            int[] widened = new int[bytes.length];
            for (int i = 0; i <= last; i++) {
                reversed[i] = bytes[last - i];
                widened[i] = bytes[i] & 0xFF;
            }
            return new EveryAnnotationMessages.ReverseReply(reversed, widened);
        }

        @Override
        public EveryAnnotationMessages.AddReply add(
                Address from, Fraction a, Fraction b, Fraction c) {
            return new EveryAnnotationMessages.AddReply(
                    new Fraction(a.top() + b.top() + c.top(), a.bottom()),
                    new Fraction(a.top() - b.top(), a.bottom()));
        }

        @Override
        public EveryAnnotationMessages.HalfReply half(Address from, Fraction whole) {
            Fraction half = new Fraction(whole.top(), 2 * whole.bottom());
            return new EveryAnnotationMessages.HalfReply(half, whole);
        }

        @Override
        public void notifyAll(Address from, String class_, int to) {
            seen.add("notifyAll " + class_ + " " + to);
        }

        @Override
        public void nothing(Address from) {
            seen.add("nothing");
        }
    }

    private final Server server = new Server();

    private void run(BiConsumer<EveryAnnotationClient, Address> calls) {
        Dispatcher serving =
                Dispatcher.start(
                        microkernel,
                        "server",
                        1,
                        guard,
                        dispatcher -> EveryAnnotationServer.register(dispatcher, server));
        serving.hold(guard);
        Dispatcher calling =
                Dispatcher.start(
                        microkernel,
                        "client",
                        2,
                        guard,
                        dispatcher ->
                                calls.accept(
                                        new EveryAnnotationClient(dispatcher), serving.address()));
        calling.hold(guard);
        machine.run(Limits.events(100_000));
        seen.add("end");
    }

    @Test
    void argumentsArriveAndResultsComeBackInTheirPlaces() {
        run(
                (client, to) -> {
                    long sum =
                            client.integers(
                                    to,
                                    (byte) -1,
                                    255,
                                    (short) -3,
                                    65535,
                                    -5,
                                    0xFFFF_FFFFL,
                                    7,
                                    8,
                                    9,
                                    true);
                    assertEquals(-1 + 255 - 3 + 65535 - 5 + 0xFFFF_FFFFL + 7 + 8 + 9 + 1, sum);
                    assertEquals("client", server.client.process().name());
                    assertEquals(-35, client.plain(to, (byte) 1, 2, (short) 3, 4, 5, 6, 7, 9));
                    assertEquals(
                            new EveryAnnotationMessages.CountersReply(
                                    true, 2, (short) 3, 4, 6, false),
                            client.counters(to, 1, (short) 2, 3));
                    assertEquals(
                            new EveryAnnotationMessages.GreetReply(
                                    "hello Ann", "indifferent", "bye"),
                            client.greet(to, "Ann", "different"));
                    seen.add("called");
                });
        assertEquals(List.of("called", "end"), seen);
    }

    @Test
    void buffersAndCustomTypesComeBackWhole() {
        run(
                (client, to) -> {
                    assertEquals(
                            1 + 2 + 3 + 4 + 5 + 6 + 7 + 8,
                            client.arrays(
                                    to,
                                    new byte[1],
                                    new byte[2],
                                    new short[3],
                                    new int[4],
                                    new int[5],
                                    new long[6],
                                    new long[7],
                                    new boolean[8]));
                    var reversed = client.reverse(to, new byte[] {1, -1});
                    assertArrayEquals(new byte[] {-1, 1}, reversed.bytes());
                    assertArrayEquals(new int[] {1, 255}, reversed.widened());
                    Fraction one = new Fraction(1, 7);
                    var added = client.add(to, one, new Fraction(2, 7), new Fraction(3, 7));
                    assertEquals(new Fraction(6, 7), added.result());
                    assertEquals(new Fraction(-1, 7), added.difference());
                    assertEquals(new Fraction(1, 14), client.half(to, one).result());
                    seen.add("called");
                });
        assertEquals(List.of("called", "end"), seen);
    }

    @Test
    void aCallReturnsBeforeItIsServedAndAOnewayMessageWaitsForNothing() {
        run(
                (client, to) -> {
                    client.notifyAll(to, "class", 3);
                    Call<Long> first =
                            client.arraysCall(
                                    to,
                                    new byte[1],
                                    new byte[0],
                                    new short[0],
                                    new int[0],
                                    new int[0],
                                    new long[0],
                                    new long[0],
                                    new boolean[0]);
                    Call<EveryAnnotationMessages.NothingReply> second = client.nothingCall(to);
                    seen.add("asked");
                    assertFalse(first.answered() || second.answered());
                    assertEquals(new EveryAnnotationMessages.NothingReply(), second.await());
                    assertEquals(1L, first.await());
                    client.byReference(to, -4);
                    client.nothing(to);
                });
        assertEquals(
                List.of(
                        "asked",
                        "notifyAll class 3",
                        "nothing",
                        "byReference -4",
                        "nothing",
                        "end"),
                seen);
    }
}
