package org.fos.experiments.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Throwables;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

class ScenarioTest {
    /** A disk with room for so many bytes. */
    private static final class SmallDisk extends OutputStream {
        private long room;

        SmallDisk(long room) {
            this.room = room;
        }

        @Override
        public void write(int octet) throws IOException {
            if (room-- <= 0) {
                throw new IOException("No space left on device");
            }
        }
    }

    static Stream<String> scenarios() {
        return Scenarios.names().stream();
    }

    private static RunSettings defaults(String name) {
        return Scenarios.named(name).defaults();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aDiskThatIsFullIsNoFailureOfTheRun(String name) {
        RunSettings settings = defaults(name).withSeed(1);
        for (long room : new long[] {0, 500, 20_000, 60_000}) {
            Exception failure =
                    assertThrows(
                            Exception.class,
                            () -> settings.scenario().run(settings, new SmallDisk(room)));
            assertTrue(
                    Throwables.getCausalChain(failure).stream()
                            .anyMatch(IOException.class::isInstance),
                    failure.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void settingsComeBackFromTheirProvenance(String name) {
        RunSettings settings =
                defaults(name).withSeed(7).withMode(Mode.LIVENESS).withFleet(5, 1, 2);
        assertEquals(settings, Provenance.settings(Provenance.of(settings)));
        RunSettings spoiled =
                settings.scenario().seeded(settings, settings.scenario().bugs().getLast());
        assertEquals(spoiled, Provenance.settings(Provenance.of(spoiled)));
    }

    @Test
    void aSettingThatCannotBeIsNamed() {
        RunSettings pool = defaults("pool");
        assertEquals(
                "elements must be at least 1, got 0",
                assertThrows(IllegalArgumentException.class, () -> pool.with("elements", "0"))
                        .getMessage());
        String message =
                String.valueOf(
                        assertThrows(
                                        IllegalArgumentException.class,
                                        () -> pool.with("scheme", "Bulk"))
                                .getMessage());
        assertTrue(message.startsWith("scheme must be one of [CentralStorage, "), message);
    }

    @Test
    void seedsDrawEverySchemeAndBothStrengths() {
        Set<String> drawn = new TreeSet<>();
        for (int seed = 1; seed <= 100; seed++) {
            PoolDraw draw = PoolDraw.of(defaults("pool").withSeed(seed));
            drawn.add(draw.rules().scheme().specName());
            drawn.add("collects " + draw.rules().collects());
        }
        assertEquals(8, drawn.size(), drawn.toString());
    }

    @Test
    void aFleetWhoseRequestsCollectTwiceDoesNotChange() {
        for (int seed = 1; seed <= 100; seed++) {
            PoolDraw draw = PoolDraw.of(defaults("pool").withSeed(seed));
            if (draw.rules().collects() == 2) {
                assertTrue(
                        Set.of(FaultKind.DELAY, FaultKind.SLOW).containsAll(draw.faults()),
                        "seed " + seed);
                assertEquals(0, draw.leaves(), "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("mixes")
    void everyMixTakesPagesAndGivesThemBack(String mix) throws Exception {
        RunSettings settings = defaults("pool").withWorkload(mix).withSeed(3);
        ScenarioRun run = settings.scenario().run(settings, OutputStream.nullOutputStream());
        assertTrue(run.count("given") > 0 && run.count("returned") > 0, run.metrics().toString());
    }

    static Stream<String> mixes() {
        return PoolMix.words().stream();
    }
}
