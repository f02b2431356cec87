package org.fos.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.fos.machine.simulated.FaultPlan;
import org.fos.machine.simulated.RunResult;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Protects from processes that are lost or run twice, and numbers given twice or lost. */
class ProcessServerPropertyTest {
    private static final int NUMBERS = 12;

    @Property(tries = 30)
    void withoutCrashesEachNumberIsInUseOrFreeAndEachProcessDoesItsWorkOnce(
            @ForAll @IntRange(min = 1) int seed) {
        ProcessWorld world = run(seed, FaultPlan.none().with(new FaultPlan.Delay(0.2, 20_000)));
        List<Long> found =
                Stream.concat(world.inUse.keySet().stream(), world.free().stream())
                        .sorted()
                        .toList();
        assertEquals(LongStream.rangeClosed(1, NUMBERS).boxed().toList(), found);
    }

    @Property(tries = 60)
    void serversMayCrashAndNoProcessIsLostAndNoNumberGivenTwice(
            @ForAll @IntRange(min = 1) int seed) {
        ProcessWorld world = run(seed, ProcessWorld.crashes());
        List<Long> found = new ArrayList<>(world.inUse.keySet());
        found.addAll(world.free());
        assertEquals(found.stream().distinct().count(), found.size(), "in two places: " + found);
    }

    private static ProcessWorld run(int seed, FaultPlan plan) {
        ProcessWorld world = new ProcessWorld(seed, plan, NUMBERS);
        for (int client = 1; client <= 3; client++) {
            world.mixedClient("c" + client, 25);
        }
        assertEquals(RunResult.Ending.QUIESCENT, world.run().ending());
        assertEquals(List.of(), world.complaints);
        world.unended.forEach(pid -> assertTrue(world.blocked(pid), pid + " was never ended"));
        world.inUse.forEach((pid, work) -> assertRanOnce(world, pid, work));
        return world;
    }

    private static void assertRanOnce(ProcessWorld world, long pid, long work) {
        List<Image> images = world.imagesOf(pid);
        assertFalse(images.isEmpty(), pid + " is lost");
        if (world.blocked(pid)) {
            return;
        }
        assertEquals(work, images.getFirst().used(), "cycles used by " + pid);
        assertEquals(0, images.getFirst().left(), "cycles left of " + pid);
        assertEquals(1, images.size(), "images of " + pid + ": " + images);
        assertTrue(world.cores.stream().anyMatch(core -> core.runs(pid)), pid + " runs nowhere");
    }
}
