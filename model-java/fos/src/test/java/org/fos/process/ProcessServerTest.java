package org.fos.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.fos.dpool.PoolCoordinator;
import org.fos.kernel.Address;
import org.fos.lib.Dispatcher;
import org.fos.machine.simulated.FaultPlan;
import org.fos.process.ProcessesMessages.StatisticsReply;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Protects from a process manager that answers wrongly where nothing goes wrong. */
class ProcessServerTest {
    private static final long WORK = 50_000;

    private final ProcessWorld world = new ProcessWorld(1, FaultPlan.none(), 9);
    private final List<Object> seen = new ArrayList<>();

    private void asClient(BiConsumer<Dispatcher, ProcessesClient> work) {
        world.client("c1", work);
        world.run();
    }

    private static Address server(Dispatcher dispatcher, int number) {
        return dispatcher.lookup("m" + number);
    }

    private void see(int result) {
        seen.add(ProcessesResult.of(result));
    }

    @Test
    void newProcessesGoToTheCoresWithLeastToDo() {
        asClient(
                (me, processes) -> {
                    for (int i = 0; i < ProcessWorld.CORES; i++) {
                        processes.create(server(me, 1), "/bin/work", 1_000_000);
                    }
                });
        for (int core = 0; core < ProcessWorld.CORES; core++) {
            assertEquals(1, world.cores.get(core).images().size(), "core " + core);
        }
    }

    @Test
    void aProcessMovesWithAllThatItHasDone() {
        asClient(
                (me, processes) -> {
                    long pid = processes.create(server(me, 1), "/bin/work", WORK).pid();
                    me.think(20_000);
                    see(processes.migrate(server(me, 2), pid, 5));
                    me.think(200_000);
                    StatisticsReply told = processes.statistics(server(me, 3), pid);
                    see(told.result());
                    seen.add(List.of(told.core(), told.used(), told.moves()));
                });
        assertEquals(List.of(ProcessesResult.OK, ProcessesResult.OK, List.of(5L, WORK, 1L)), seen);
    }

    @Test
    void onlyTheOwnerEndsAProcessAndItsNumberComesBack() {
        asClient(
                (me, processes) -> {
                    long pid = processes.create(server(me, 1), "/bin/work", WORK).pid();
                    seen.add(processes.owned(server(me, 3)).length);
                    world.client(
                            "c2",
                            (other, asking) -> {
                                see(asking.terminate(server(other, 1), pid));
                                seen.add(asking.owned(server(other, 1)).length);
                            });
                    me.think(200_000);
                    see(processes.terminate(server(me, 2), pid));
                    see(processes.terminate(server(me, 3), pid));
                });
        assertEquals(
                List.of(
                        1,
                        ProcessesResult.NOT_OWNER,
                        0,
                        ProcessesResult.OK,
                        ProcessesResult.UNKNOWN),
                seen);
        assertEquals(9, world.free().size());
    }

    @Test
    void whereNoNumberIsLeftNoProcessIsCreated() {
        asClient(
                (me, processes) -> {
                    for (int i = 0; i < 9; i++) {
                        processes.create(server(me, 1), "/bin/work", 0);
                    }
                    see(processes.create(server(me, 2), "/bin/work", 0).result());
                });
        assertEquals(List.of(ProcessesResult.NO_PID), seen);
    }

    @Test
    void balancingMovesAProcessFromTheBusiestCoreToTheIdlest() {
        asClient(
                (me, processes) -> {
                    long first = processes.create(server(me, 1), "/bin/work", 9_000_000).pid();
                    long second = processes.create(server(me, 1), "/bin/work", 1_000_000).pid();
                    see(processes.migrate(server(me, 1), second, 0));
                    see(processes.migrate(server(me, 1), first, 0));
                    see(processes.balance(server(me, 2)).result());
                });
        assertEquals(List.of(ProcessesResult.OK, ProcessesResult.OK, ProcessesResult.OK), seen);
        assertEquals(2, world.cores.stream().filter(core -> !core.images().isEmpty()).count());
    }

    @Test
    void aServerThatJoinsHasTheWholeProcessTableAndDrawsNumbers() {
        world.servers.put("m4", ProcessServer.join(world.fleet, "m4", 12, 1_000, 20));
        asClient(
                (me, processes) -> {
                    long first = processes.create(server(me, 1), "/bin/work", WORK).pid();
                    see(processes.create(server(me, 4), "/bin/work", WORK).result());
                    PoolCoordinator pool =
                            new PoolCoordinator(me, world.fleet.pids().start().keySet());
                    seen.add(pool.join("m4"));
                    me.think(200_000);
                    see(processes.statistics(server(me, 4), first).result());
                    see(processes.create(server(me, 4), "/bin/work", WORK).result());
                    seen.add(processes.owned(server(me, 2)).length);
                });
        assertEquals(
                List.of(
                        ProcessesResult.NOT_SERVING,
                        true,
                        ProcessesResult.OK,
                        ProcessesResult.OK,
                        2),
                seen);
    }

    @Test
    void aProcessIsNotLostThoughItIsMovedBeforeItsCoreHasHeardOfIt() {
        for (int seed = 1; seed <= 40; seed++) {
            FaultPlan slow = FaultPlan.none().with(new FaultPlan.Delay(0.5, 40_000));
            ProcessWorld slowWorld = new ProcessWorld(seed, slow, 1);
            slowWorld.client(
                    "c1", (me, processes) -> processes.create(server(me, 1), "/bin/work", WORK));
            slowWorld.client(
                    "c2",
                    (me, processes) -> {
                        for (int i = 0; i < 100; i++) {
                            int told = processes.migrate(server(me, 2), 1, 5);
                            if (ProcessesResult.of(told) == ProcessesResult.OK) {
                                return;
                            }
                            me.think(500);
                        }
                    });
            slowWorld.run();
            assertEquals(1, slowWorld.imagesOf(1).size(), "seed " + seed);
            assertEquals(WORK, slowWorld.imagesOf(1).getFirst().used(), "seed " + seed);
        }
    }

    @Test
    void aCorePassesOverWhatIsOlderThanWhatItHasCarriedOut() {
        asClient(
                (me, processes) -> {
                    CoreControlClient core = new CoreControlClient(me);
                    Address address = me.lookup("core0");
                    Image image = new Image("/bin/work", WORK, 0, 0);
                    seen.add(core.load(address, 1, 2, image, false));
                    seen.add(core.load(address, 1, 2, new Image("/bin/other", 1, 0, 0), false));
                    seen.add(core.discard(address, 1, 1));
                    seen.add(core.discard(address, 1, 4));
                    seen.add(core.load(address, 1, 3, image, true));
                });
        assertEquals(List.of(WORK, WORK, WORK, 0L, 0L), seen);
    }

    @Test
    void anImageMustNotOweLessThanNothing() {
        assertThrows(IllegalArgumentException.class, () -> new Image("/bin/work", -1, 0, 0));
    }
}
