package org.fos.checker.tlc;

import com.google.common.collect.ImmutableList;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What to check, and how. {@link #of} gives the defaults; the {@code with...} methods change them.
 * Whether deadlock is an error is the configuration's to say.
 *
 * @param module the specification's root module, a {@code .tla} file; modules beside it are found
 * @param config the {@code .cfg} file
 * @param buildDirectory where the run keeps its files; they are removed when it ends
 * @param workers threads that search
 * @param heapMebibytes the largest heap; the JVM decides if empty
 * @param jvmFlags further flags for the JVM
 * @param libraries directories with more modules
 * @param seed for random choices of TLC
 * @param simulation samples behaviours instead of searching all
 * @param checkpoints saves the search now and then
 * @param recover a directory that a run with checkpoints left, to go on from
 * @param timeout how long the run may take
 * @param brief whether it ends before the JVM's optimising compiler would have paid for itself
 * @param coverage whether to count how often each action and expression is evaluated; slower
 * @param jar another tla2tools.jar than the one on this class path
 * @param java the JVM to use; the one that runs this if empty
 */
public record TlcRun(
        Path module,
        Path config,
        Path buildDirectory,
        int workers,
        OptionalInt heapMebibytes,
        List<String> jvmFlags,
        List<Path> libraries,
        OptionalLong seed,
        Optional<Simulation> simulation,
        Optional<Checkpoints> checkpoints,
        Optional<Path> recover,
        Optional<Duration> timeout,
        boolean brief,
        boolean coverage,
        Optional<Path> jar,
        Optional<Path> java) {

    public TlcRun {
        if (workers < 1) {
            throw new IllegalArgumentException("at least one worker, workers=" + workers);
        }
        jvmFlags = ImmutableList.copyOf(jvmFlags);
        libraries = ImmutableList.copyOf(libraries);
    }

    /** One worker, no timeout, no coverage. */
    public static TlcRun of(Path module, Path config, Path buildDirectory) {
        return new Draft(module, config, buildDirectory).build();
    }

    /** Searches with so many threads. */
    public TlcRun withWorkers(int count) {
        Draft draft = new Draft(this);
        draft.workers = count;
        return draft.build();
    }

    /** Gives the JVM at most so much heap. */
    public TlcRun withHeapMebibytes(int mebibytes) {
        Draft draft = new Draft(this);
        draft.heapMebibytes = OptionalInt.of(mebibytes);
        return draft.build();
    }

    /** Passes further flags to the JVM; they win over those of the bridge. */
    public TlcRun withJvmFlags(String... flags) {
        Draft draft = new Draft(this);
        draft.jvmFlags = List.of(flags);
        return draft.build();
    }

    /** Looks for modules in these directories too. */
    public TlcRun withLibraries(List<Path> directories) {
        Draft draft = new Draft(this);
        draft.libraries = directories;
        return draft.build();
    }

    /** Makes TLC's random choices repeatable. */
    public TlcRun withSeed(long number) {
        Draft draft = new Draft(this);
        draft.seed = OptionalLong.of(number);
        return draft.build();
    }

    /** Samples behaviours instead of searching all. */
    public TlcRun withSimulation(Simulation sampling) {
        Draft draft = new Draft(this);
        draft.simulation = Optional.of(sampling);
        return draft.build();
    }

    /** Saves the search now and then. */
    public TlcRun withCheckpoints(Checkpoints saved) {
        Draft draft = new Draft(this);
        draft.checkpoints = Optional.of(saved);
        return draft.build();
    }

    /** Goes on from a directory that a run with checkpoints left. */
    public TlcRun withRecover(Path directory) {
        Draft draft = new Draft(this);
        draft.recover = Optional.of(directory);
        return draft.build();
    }

    /** Ends the run after so long. */
    public TlcRun withTimeout(Duration longest) {
        Draft draft = new Draft(this);
        draft.timeout = Optional.of(longest);
        return draft.build();
    }

    /** Spends nothing on what pays only in the long run. */
    public TlcRun withBrevity() {
        Draft draft = new Draft(this);
        draft.brief = true;
        return draft.build();
    }

    /** Counts how often each action and expression is evaluated. */
    public TlcRun withCoverage() {
        Draft draft = new Draft(this);
        draft.coverage = true;
        return draft.build();
    }

    /** Runs the TLC in this jar. */
    public TlcRun withJar(Path tla2tools) {
        Draft draft = new Draft(this);
        draft.jar = Optional.of(tla2tools);
        return draft.build();
    }

    /** Runs TLC on this JVM. */
    public TlcRun withJava(Path executable) {
        Draft draft = new Draft(this);
        draft.java = Optional.of(executable);
        return draft.build();
    }

    /** The same run with another configuration. */
    TlcRun withConfig(Path file) {
        Draft draft = new Draft(this);
        draft.config = file;
        return draft.build();
    }

    private static final class Draft {
        private final Path module;
        private Path config;
        private final Path buildDirectory;
        private int workers = 1;
        private OptionalInt heapMebibytes = OptionalInt.empty();
        private List<String> jvmFlags = List.of();
        private List<Path> libraries = List.of();
        private OptionalLong seed = OptionalLong.empty();
        private Optional<Simulation> simulation = Optional.empty();
        private Optional<Checkpoints> checkpoints = Optional.empty();
        private Optional<Path> recover = Optional.empty();
        private Optional<Duration> timeout = Optional.empty();
        private boolean brief;
        private boolean coverage;
        private Optional<Path> jar = Optional.empty();
        private Optional<Path> java = Optional.empty();

        Draft(Path module, Path config, Path buildDirectory) {
            this.module = module;
            this.config = config;
            this.buildDirectory = buildDirectory;
        }

        Draft(TlcRun run) {
            this(run.module, run.config, run.buildDirectory);
            workers = run.workers;
            heapMebibytes = run.heapMebibytes;
            jvmFlags = run.jvmFlags;
            libraries = run.libraries;
            seed = run.seed;
            simulation = run.simulation;
            checkpoints = run.checkpoints;
            recover = run.recover;
            timeout = run.timeout;
            brief = run.brief;
            coverage = run.coverage;
            jar = run.jar;
            java = run.java;
        }

        TlcRun build() {
            return new TlcRun(
                    module,
                    config,
                    buildDirectory,
                    workers,
                    heapMebibytes,
                    jvmFlags,
                    libraries,
                    seed,
                    simulation,
                    checkpoints,
                    recover,
                    timeout,
                    brief,
                    coverage,
                    jar,
                    java);
        }
    }
}
