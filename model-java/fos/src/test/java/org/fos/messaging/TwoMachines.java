package org.fos.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;

import org.fos.kernel.Microkernel;
import org.fos.lib.Journal;
import org.fos.machine.MachineFile;
import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.Limits;
import org.fos.machine.simulated.RunResult;
import org.fos.machine.simulated.SimulatedMachine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Machine A with the senders p and q and two places, machine B with two places; mailbox b is at A1
 * and mailbox c at B1, and all that arrives is written down.
 */
final class TwoMachines {
    static final int TALK_BEFORE_CHANNEL = 3;
    static final int SLOTS = 4;

    final SimulatedMachine machine;
    final MessageSystem system;
    final Link link = new Link();
    final List<String> received = new ArrayList<>();
    private final Map<String, PlaceServer> places = new TreeMap<>();
    private final Map<String, ProxyServer> proxies = new TreeMap<>();

    TwoMachines(FaultPlan plan) {
        machine = new SimulatedMachine(MachineFile.named("xeon-e5-2670v2-2x10"), 1, plan);
        Journal silent = new Journal(null);
        ImmutableSortedMap<String, String> machineOf =
                ImmutableSortedMap.<String, String>naturalOrder()
                        .put("p", "A")
                        .put("q", "A")
                        .put("A1", "A")
                        .put("A2", "A")
                        .put("B1", "B")
                        .put("B2", "B")
                        .build();
        system =
                new MessageSystem(
                        new Microkernel(machine),
                        new MessageSettings(
                                ImmutableSortedSet.of("p", "q"),
                                ImmutableSortedMap.of("b", "A1", "c", "B1"),
                                machineOf,
                                SLOTS,
                                64,
                                TALK_BEFORE_CHANNEL,
                                2,
                                16,
                                10_000),
                        _ -> silent,
                        Optional.empty());
        proxies.put("A", ProxyServer.start(system, "A", 0, link, silent));
        proxies.put("B", ProxyServer.start(system, "B", 10, link, silent));
        int core = 1;
        for (String place : system.settings().places()) {
            int first = place.startsWith("A") ? 0 : 10;
            places.put(place, PlaceServer.start(system, place, first + core++, this::receive));
        }
    }

    private void receive(Letter letter) {
        received.add(letter.from() + letter.number() + ">" + letter.to());
    }

    PlaceServer place(String name) {
        PlaceServer server = places.get(name);
        if (server == null) {
            throw new IllegalArgumentException(name);
        }
        return server;
    }

    /** Has somebody at a place do something, in a segment of its process. */
    void at(long cycles, String place, Consumer<PlaceServer> act) {
        machine.at(
                cycles,
                () -> machine.interrupt(place(place).process(), () -> act.accept(place(place))));
    }

    void sender(String name, Consumer<Sender> main) {
        Sender.start(system, name, name.equals("p") ? 8 : 9, main);
    }

    void cut(long cycles) {
        machine.at(
                cycles,
                () -> {
                    link.cut();
                    for (Link.Reopening end : link.reopenings()) {
                        ProxyServer proxy = proxies.get(end.machine());
                        if (proxy != null) {
                            machine.interrupt(proxy.process(), end.open());
                        }
                    }
                });
    }

    void run() {
        RunResult result = machine.run(Limits.events(1_000_000));
        assertEquals(RunResult.Ending.QUIESCENT, result.ending());
    }

    /** The messages of a sender to a mailbox, from one number to another. */
    static List<String> messages(String sender, String mailbox, int first, int last) {
        List<String> messages = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            messages.add(sender + i + ">" + mailbox);
        }
        return messages;
    }
}
