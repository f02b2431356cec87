package org.fos.experiments.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableSet;

import org.fos.trace.validate.Coverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Protects from actions of membership that no run of servers and clients ever takes. */
class FleetConformanceTest {
    private static final int RUNS = 40;
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs/fleet");

    @TempDir private Path folder;

    @Test
    void runsOfBothDetectorsTakeEveryActionOfFleetAndAllAreItsBehaviours() throws Exception {
        Coverage coverage = AcceptedRuns.coverage("fleet", RUNS, SPECS, folder);
        // They only gather others under one name.
        assertEquals(
                ImmutableSet.of("Redirecting", "Noticing", "Trusting"),
                ImmutableSet.copyOf(coverage.neverTaken()));
        assertEquals(ImmutableSet.of(), ImmutableSet.copyOf(coverage.neverConstrained()));
    }
}
