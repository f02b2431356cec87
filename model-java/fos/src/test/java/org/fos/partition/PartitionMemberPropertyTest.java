package org.fos.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.fos.kernel.Address;
import org.fos.kernel.Microkernel;
import org.fos.lib.Dispatcher;
import org.fos.machine.MachineFile;
import org.fos.machine.RandomStream;
import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.Limits;
import org.fos.machine.simulated.RunResult;
import org.fos.machine.simulated.SimulatedMachine;
import org.fos.store.Entry;
import org.fos.store.StoreClientServiceClient;
import org.fos.store.StoreClientServiceMessages.ReadReply;
import org.fos.store.UpdateResult;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Protects from reads that are no map's: each client writes keys of its own, so that it knows what
 * it must read, while members come and go and messages overtake each other.
 */
class PartitionMemberPropertyTest {
    private static final int CLIENTS = 3;
    private static final int OPERATIONS = 60;
    private static final int KEYS = 8;
    private static final int CHANGES = 8;
    private static final List<String> FOUNDERS = List.of("m1", "m2", "m3");

    @Property(tries = 100)
    void clientsReadWhatAMapWouldTellThemWhileMembersComeAndGo(
            @ForAll @IntRange(min = 1) int seed) {
        new Run().run(seed);
    }

    /** One run, with what its clients know. */
    private static final class Run {
        private final Map<String, PartitionMember> servers = new TreeMap<>();
        private final Map<String, Entry> model = new TreeMap<>();
        private final List<String> complaints = new ArrayList<>();
        private int clientsDone;
        private int joined;
        private int left;
        private Partition last = Partition.NONE;

        void run(int seed) {
            SimulatedMachine machine =
                    new SimulatedMachine(
                            MachineFile.named("uniform-16"),
                            seed,
                            FaultPlan.none().with(new FaultPlan.Delay(0.3, 20_000)));
            PartitionFleet fleet = PartitionFleet.of(new Microkernel(machine), FOUNDERS);
            for (int i = 1; i <= FOUNDERS.size() + CHANGES; i++) {
                servers.put("m" + i, PartitionMember.start(fleet, "m" + i, i));
            }
            for (int i = 1; i <= CLIENTS; i++) {
                process(fleet, "c" + i, this::useTheStore);
            }
            process(fleet, "fleet", me -> changeTheFleet(me, new PartitionCoordinator(me, fleet)));

            assertEquals(
                    RunResult.Ending.QUIESCENT, machine.run(Limits.events(2_000_000)).ending());
            assertEquals(List.of(), complaints);
            assertEquals(CLIENTS, clientsDone);
            assertEquals(CHANGES, joined + left);
            assertEveryKeyLiesAtItsKeeper();
        }

        private void process(PartitionFleet fleet, String name, Consumer<Dispatcher> main) {
            Dispatcher.start(fleet.microkernel(), name, 0, fleet.capability(), main)
                    .hold(fleet.capability());
        }

        private void useTheStore(Dispatcher me) {
            RandomStream random = me.random();
            StoreClientServiceClient store = new StoreClientServiceClient(me);
            for (int i = 0; i < OPERATIONS; i++) {
                me.think(random.below(6_000));
                String key = "/%s/%d".formatted(me.process().name(), random.below(KEYS));
                Address server = me.lookup("m" + (1 + random.below(servers.size())));
                Entry known = model.getOrDefault(key, new Entry(0, null));
                if (random.chance(0.5)) {
                    ReadReply told = store.read(server, key);
                    Entry entry = new Entry(told.version(), told.present() ? told.value() : null);
                    if (told.served() && !entry.equals(known)) {
                        complaints.add("%s is %s, not %s".formatted(key, entry, known));
                    }
                } else {
                    boolean present = random.chance(0.8);
                    int result = store.update(server, key, present, "v" + i);
                    if (result == UpdateResult.COMMITTED.ordinal()) {
                        model.put(key, new Entry(known.version() + 1, present ? "v" + i : null));
                    }
                }
            }
            clientsDone++;
        }

        private void changeTheFleet(Dispatcher me, PartitionCoordinator coordinator) {
            RandomStream random = me.random();
            for (int i = 1; i <= CHANGES; i++) {
                me.think(random.below(40_000));
                List<String> members = coordinator.members().asList();
                if (members.size() > 1 && random.chance(0.5)) {
                    coordinator.leave(members.get((int) random.below(members.size())));
                    left++;
                } else {
                    coordinator.join("m" + (FOUNDERS.size() + i));
                    joined++;
                }
            }
            last = Partition.of(1, coordinator.members());
        }

        private void assertEveryKeyLiesAtItsKeeper() {
            Map<String, Entry> found = new TreeMap<>();
            servers.forEach(
                    (name, server) ->
                            server.table()
                                    .forEach(
                                            (key, entry) -> {
                                                assertEquals(last.keeper(key), name, key);
                                                found.put(key, entry);
                                            }));
            assertEquals(model, found);
        }
    }
}
