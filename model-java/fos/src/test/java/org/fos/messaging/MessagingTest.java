package org.fos.messaging;

import static org.fos.messaging.TwoMachines.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fos.channel.Phase;
import org.fos.machine.simulated.FaultPlan;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class MessagingTest {
    private static final byte[] BODY = new byte[40];

    private final TwoMachines world = new TwoMachines(FaultPlan.none());
    private final List<Sent> results = new ArrayList<>();

    @Test
    void withoutACapabilityNothingArrives() {
        world.sender("p", this::sendOneToEach);
        world.run();
        assertEquals(List.of(Sent.REFUSED, Sent.REFUSED), results);
        assertEquals(List.of(), world.received);
    }

    @Test
    void whoMaySendIsReceivedOnBothMachines() {
        grantAll("p");
        world.sender("p", this::sendOneToEach);
        world.run();
        assertEquals(List.of(Sent.SENT, Sent.SENT), results);
        assertEquals(List.of("p1>b", "p1>c"), world.received);
    }

    @Test
    void aPairThatTalksOftenIsGivenAChannelAndLosesItWhenItIsIdle() {
        grantAll("p");
        List<Phase> phases = new ArrayList<>();
        world.sender(
                "p",
                sender -> {
                    sender.dispatcher().think(20_000);
                    send(sender, "b", 20);
                    phases.add(world.system.pair("p", "b").phase());
                    sender.dispatcher().think(200_000);
                    phases.add(world.system.pair("p", "b").phase());
                    send(sender, "b", 1);
                });
        world.run();
        assertEquals(List.of(Phase.OPEN, Phase.NONE), phases);
        assertEquals(messages("p", "b", 1, 21), world.received);
    }

    @Test
    void byAChannelAMessageCostsLessThanByTheKernel() {
        grantAll("p");
        List<Long> cycles = new ArrayList<>();
        world.sender(
                "p",
                sender -> {
                    sender.dispatcher().think(20_000);
                    for (int i = 0; i < 12; i++) {
                        // The path is known and free: what is measured is the send alone.
                        sender.dispatcher().think(5_000);
                        long start = sender.dispatcher().now();
                        send(sender, "b", 1);
                        cycles.add(sender.dispatcher().now() - start);
                    }
                });
        world.run();
        // Trap and check, one copy of 40 bytes, and the write; then a copy and the write.
        assertEquals(150 + 30 + 10 + 62, cycles.get(1));
        assertEquals(10 + 62, cycles.get(10));
    }

    @Test
    void aRevocationTakesEffectAtOnceAndWithItWhatWasHandedOn() {
        grantAll("p");
        world.sender(
                "p",
                sender -> {
                    sender.dispatcher().think(20_000);
                    send(sender, "b", 10);
                    sender.delegate("q", "b");
                });
        world.at(60_000, "A1", place -> place.revoke("p", "b"));
        world.sender(
                "q",
                sender -> {
                    sender.dispatcher().think(40_000);
                    send(sender, "b", 10);
                    sender.dispatcher().think(100_000);
                    send(sender, "b", 1);
                });
        world.run();
        assertEquals(21, results.size());
        assertEquals(Sent.REFUSED, results.getLast());
        assertEquals(20, world.received.size());
        assertFalse(world.system.pair("p", "b").channel.isOpen());
        assertFalse(world.system.pair("q", "b").channel.isOpen());
    }

    @Test
    void aMailboxThatMovesKeepsTheOrderOfItsMessages() {
        grantAll("p");
        world.at(60_000, "A1", place -> place.move("b", "B2"));
        world.at(130_000, "B2", place -> place.move("b", "A2"));
        world.sender(
                "p",
                sender -> {
                    sender.dispatcher().think(20_000);
                    for (int i = 0; i < 60; i++) {
                        send(sender, "b", 1);
                        sender.dispatcher().think(3_000);
                    }
                });
        world.run();
        assertEquals(messages("p", "b", 1, 60), world.received);
        assertEquals(Optional.empty(), world.system.unfinished());
        assertEquals(new MailboxAddress("A2", 2), world.system.mailbox("b").home);
    }

    @Test
    void aConnectionThatBreaksLosesNothingAndRepeatsNothing() {
        grantAll("p");
        for (int i = 1; i <= 20; i++) {
            world.cut(20_000 + i * 4_700);
        }
        world.sender(
                "p",
                sender -> {
                    sender.dispatcher().think(20_000);
                    for (int i = 0; i < 30; i++) {
                        send(sender, "c", 2);
                        sender.dispatcher().think(2_000);
                    }
                });
        world.run();
        assertEquals(messages("p", "c", 1, 60), world.received);
        assertTrue(world.system.nothingRemote());
    }

    @Test
    void theNameServiceKnowsNothingOfAMailboxThatHasEnded() {
        grantAll("p");
        world.at(30_000, "A1", place -> place.destroy("b"));
        world.sender(
                "p",
                sender -> {
                    sender.dispatcher().think(20_000);
                    send(sender, "b", 1);
                    sender.dispatcher().think(100_000);
                    send(sender, "b", 1);
                });
        world.run();
        assertEquals(List.of(Sent.SENT, Sent.GONE), results);
    }

    @Test
    void whatACrashedSenderHasSentArrives() {
        grantAll("p");
        world.sender(
                "p",
                sender -> {
                    sender.dispatcher().think(20_000);
                    send(sender, "b", 8);
                    send(sender, "c", 8);
                    world.machine.crash(sender.dispatcher().process());
                    world.system.crash("p");
                    sender.dispatcher().think(1);
                });
        world.run();
        List<String> toB = world.received.stream().filter(m -> m.endsWith("b")).toList();
        List<String> toC = world.received.stream().filter(m -> m.endsWith("c")).toList();
        assertEquals(messages("p", "b", 1, 8), toB);
        assertEquals(messages("p", "c", 1, 8), toC);
        assertEquals(Optional.empty(), world.system.unfinished());
    }

    private void grantAll(String sender) {
        world.at(1_000, "A1", place -> place.grant(sender, "b"));
        world.at(1_000, "B1", place -> place.grant(sender, "c"));
    }

    private void sendOneToEach(Sender sender) {
        sender.dispatcher().think(20_000);
        send(sender, "b", 1);
        send(sender, "c", 1);
    }

    private void send(Sender sender, String mailbox, int count) {
        for (int i = 0; i < count; i++) {
            results.add(sender.send(mailbox, BODY));
        }
    }
}
