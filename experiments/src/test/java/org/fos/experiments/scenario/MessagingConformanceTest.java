package org.fos.experiments.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableSet;

import org.fos.trace.validate.Coverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Protects from actions of messages that no run of kernels, libfos and proxies ever takes. */
class MessagingConformanceTest {
    private static final int RUNS = 24;
    private static final Path SPECS =
            Path.of(System.getProperty("fos.home", "..")).resolve("specs/messaging");

    @TempDir private Path folder;

    @Test
    void runsOfMessagesTakeEveryActionOfMessagingAndAllAreItsBehaviours() throws Exception {
        Coverage coverage = AcceptedRuns.coverage("messaging", RUNS, SPECS, folder);
        assertEquals(ImmutableSet.of(), ImmutableSet.copyOf(coverage.neverTaken()));
        assertEquals(ImmutableSet.of(), ImmutableSet.copyOf(coverage.neverConstrained()));
    }

    @Test
    void runsOfTheProxiesTakeEveryActionOfProxyAndAllAreItsBehaviours() throws Exception {
        Coverage coverage = AcceptedRuns.coverage("proxies", RUNS, SPECS, folder);
        // It is no step of its own, but a part of two.
        assertEquals(ImmutableSet.of("Disconnected"), ImmutableSet.copyOf(coverage.neverTaken()));
        assertEquals(ImmutableSet.of(), ImmutableSet.copyOf(coverage.neverConstrained()));
    }
}
