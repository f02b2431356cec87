package org.fos.checker.manifest;

import com.google.common.collect.ImmutableList;

import org.fos.checker.tlc.TlcRun;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A specification with a configuration, and what checking it must give.
 *
 * @param family the name of the family it belongs to
 * @param module the root module's file
 * @param libraries directories with further modules
 * @param of the specification that a mutant is a mutant of
 * @param compiled whether the compiled engine checks it unless another is asked for: a search that
 *     takes TLC longer than anybody waits
 * @param seconds how long it took when it was recorded
 * @param heapMebibytes how full the heap was when it was recorded
 * @param workers threads to check it with
 * @param what what it checks, in one sentence
 */
public record Model(
        String family,
        String name,
        Path module,
        Path config,
        List<Path> libraries,
        ModelKind kind,
        Expectation expected,
        Optional<String> of,
        boolean compiled,
        OptionalDouble seconds,
        OptionalDouble heapMebibytes,
        int workers,
        String what) {

    private static final long MOST_OF_A_SMALL_ONE = 200_000;
    private static final long SEED = 1;

    public Model {
        libraries = ImmutableList.copyOf(libraries);
    }

    /**
     * How to check it. Always with the same seed, so that a counterexample is found again.
     *
     * @param buildDirectory where the run keeps its files
     */
    public TlcRun run(Path buildDirectory) {
        TlcRun run =
                TlcRun.of(module, config, buildDirectory)
                        .withWorkers(workers)
                        .withSeed(SEED)
                        .withLibraries(libraries);
        return isSmall() ? run.withBrevity() : run;
    }

    /**
     * A search that ends before the JVM's optimising compiler would have paid for itself; one that
     * must find something ends there.
     */
    private boolean isSmall() {
        return expected.outcome() != Outcome.HOLDS
                || expected.generated().orElse(Long.MAX_VALUE) <= MOST_OF_A_SMALL_ONE;
    }
}
