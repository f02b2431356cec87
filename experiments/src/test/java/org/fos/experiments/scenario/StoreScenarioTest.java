package org.fos.experiments.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Throwables;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;

class StoreScenarioTest {
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

    @Test
    void aDiskThatIsFullIsNoFailureOfTheRun() {
        for (long room : new long[] {0, 500, 50_000, 200_000}) {
            Exception failure =
                    assertThrows(
                            Exception.class,
                            () ->
                                    StoreScenario.run(
                                            StoreSettings.defaults().withSeed(1),
                                            new SmallDisk(room)));
            assertTrue(
                    Throwables.getCausalChain(failure).stream()
                            .anyMatch(IOException.class::isInstance),
                    failure.toString());
        }
    }

    @Test
    void settingsComeBackFromTheirProvenance() {
        StoreSettings settings =
                StoreSettings.defaults().withSeed(7).withMode(Mode.LIVENESS).withFleet(5, 1, 2);
        assertEquals(settings, StoreSettings.fromProvenance(settings.provenance()));
    }
}
