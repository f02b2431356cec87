package org.fos.dpool;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;

import org.fos.kernel.Microkernel;
import org.fos.lib.Dispatcher;
import org.fos.lib.Journal;
import org.fos.lib.message.MessageReader;
import org.fos.lib.message.MessageWriter;
import org.fos.lib.message.Serializer;
import org.fos.machine.MachineFile;
import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.Limits;
import org.fos.machine.simulated.SimulatedMachine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A small pool of words on a simulated machine, for tests that call its members directly. */
final class Pond {
    private static final long CYCLES = 3_000_000;

    private enum Words implements Serializer<String> {
        INSTANCE;

        @Override
        public void write(MessageWriter writer, String value) {
            writer.string(value);
        }

        @Override
        public String read(MessageReader reader) {
            return reader.string();
        }
    }

    final SimulatedMachine machine =
            new SimulatedMachine(MachineFile.named("uniform-16"), 1, FaultPlan.none());
    final PoolFleet<String> fleet;
    private final Map<String, PoolMember<String>> members = new TreeMap<>();

    /** A pool whose founders m1, m2, … have these words. */
    @SafeVarargs
    Pond(PoolRules rules, List<String>... words) {
        ImmutableSortedMap.Builder<String, ImmutableList<String>> start =
                ImmutableSortedMap.naturalOrder();
        for (int i = 0; i < words.length; i++) {
            start.put("m" + (i + 1), ImmutableList.copyOf(words[i]));
        }
        this.fleet =
                PoolFleet.of(
                        new Microkernel(machine),
                        rules,
                        new ElementType<>(Words.INSTANCE, word -> word),
                        start.buildOrThrow(),
                        new Journal(null));
        fleet.start().keySet().forEach(this::server);
    }

    PoolMember<String> server(String name) {
        PoolMember<String> server = PoolMember.start(fleet, name, members.size());
        members.put(name, server);
        return server;
    }

    PoolMember<String> member(String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    /** Has a thread of a member's process call the pool at a moment. */
    void at(long cycles, String name, Consumer<PoolMember<String>> call) {
        PoolMember<String> member = member(name);
        machine.at(
                cycles,
                () -> machine.interrupt(member.dispatcher().process(), () -> call.accept(member)));
    }

    /** Runs the fleet's coordinator. */
    void coordinate(Consumer<PoolCoordinator> changes) {
        Dispatcher.start(
                        fleet.microkernel(),
                        "fleet",
                        members.size(),
                        fleet.capability(),
                        running ->
                                changes.accept(
                                        new PoolCoordinator(running, fleet.start().keySet())))
                .hold(fleet.capability());
    }

    /** Runs for a while, ends the background threads, and runs until all is at rest. */
    void run() {
        machine.at(
                CYCLES,
                () ->
                        members.values()
                                .forEach(
                                        member ->
                                                machine.interrupt(
                                                        member.dispatcher().process(),
                                                        member::stopRebalancing)));
        machine.run(Limits.events(1_000_000));
    }

    TreeSet<String> words(String name) {
        return new TreeSet<>(member(name).elements());
    }

    /** The words of all members together. */
    List<String> all() {
        List<String> all = new ArrayList<>();
        members.values().forEach(member -> all.addAll(member.elements()));
        all.sort(null);
        return all;
    }
}
