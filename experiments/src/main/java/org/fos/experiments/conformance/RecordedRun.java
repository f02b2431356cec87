package org.fos.experiments.conformance;

import com.google.common.base.Throwables;

import org.fos.checker.fleeting.Fleeting;
import org.fos.checker.fleeting.Folders;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.UndecidedException;
import org.fos.experiments.scenario.RunSettings;
import org.fos.experiments.scenario.ScenarioRun;
import org.fos.experiments.workload.WorkloadFormatException;
import org.fos.machine.MachineFileException;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Runs whose trace is a file, or a folder of files: whole, or not there. */
public final class RecordedRun {
    private static final int BUFFER_BYTES = 1 << 16;

    private RecordedRun() {}

    /** The name of the file that a run is recorded in. */
    public static String fileName(RunSettings settings) {
        return "%s-%d.ndjson".formatted(settings.scenario().name(), settings.seed());
    }

    /** The name of the folder that a run on the machine at hand is recorded in. */
    public static String folderName(RunSettings settings) {
        return "%s-%d".formatted(settings.scenario().name(), settings.seed());
    }

    /** The options of the command line that make a run again. */
    public static String command(RunSettings settings) {
        return "./fos run %s --seed %d --mode %s"
                .formatted(settings.scenario().name(), settings.seed(), settings.mode().word());
    }

    /** Runs, and records nothing. */
    public static ScenarioRun unrecorded(RunSettings settings) {
        return run(settings, OutputStream.nullOutputStream(), "the trace");
    }

    /**
     * Runs, and records into a file.
     *
     * @param trace must not exist yet; its folder is made if need be
     */
    public static ScenarioRun into(Path trace, RunSettings settings) {
        requireNew(trace);
        RunInputs.require(settings);
        Path part = part(trace);
        Path folder = trace.toAbsolutePath().resolveSibling("");
        boolean ours = !Files.exists(folder);
        try (Fleeting<Path> half =
                Fleeting.begin(() -> part, file -> leaveNothing(file, folder, ours))) {
            Files.createDirectories(folder);
            ScenarioRun run;
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(half.get()), BUFFER_BYTES)) {
                run = run(settings, out, trace.toString());
            }
            Files.move(half.get(), trace);
            return run;
        } catch (IOException e) {
            throw unwritable(trace.toString(), e);
        }
    }

    /** Runs on the machine at hand, and records nothing. */
    public static ScenarioRun unrecorded(RunSettings settings, HostShape shape) {
        if (shape.jvms() == 1) {
            return run(() -> onHost(settings, shape, Optional.empty()), "the traces");
        }
        try (Fleeting<Path> folder =
                Fleeting.begin(() -> Files.createTempDirectory("fos-run"), Folders::delete)) {
            return run(() -> onHost(settings, shape, Optional.of(folder.get())), "the traces");
        } catch (IOException e) {
            throw unwritable("the traces", e);
        }
    }

    /**
     * Runs on the machine at hand, and records into a folder, a file for each server or machine.
     *
     * @param traces must not exist yet; the folders above are made if need be
     */
    public static ScenarioRun into(Path traces, RunSettings settings, HostShape shape) {
        requireNew(traces);
        RunInputs.require(settings);
        Path above = traces.toAbsolutePath().resolveSibling("");
        boolean ours = !Files.exists(above);
        try (Fleeting<Path> half =
                Fleeting.begin(
                        () -> part(traces),
                        folder -> {
                            Folders.delete(folder);
                            leaveNothing(folder, above, ours);
                        })) {
            Files.createDirectories(half.get());
            ScenarioRun run =
                    run(() -> onHost(settings, shape, Optional.of(half.get())), traces.toString());
            Files.move(half.get(), traces);
            return run;
        } catch (IOException e) {
            throw unwritable(traces.toString(), e);
        }
    }

    private static ScenarioRun onHost(RunSettings settings, HostShape shape, Optional<Path> folder)
            throws IOException, WorkloadFormatException {
        try {
            return shape.jvms() == 1
                    ? settings.scenario().runOnHost(settings, shape.cores(), folder)
                    : settings.scenario().runOnJvms(settings, folder.orElseThrow());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UndecidedException("the run was interrupted", e);
        }
    }

    private static void requireNew(Path trace) {
        if (Files.exists(trace)) {
            throw new BadInputException(
                    trace + ": exists already; delete it, or name another folder with --trace");
        }
    }

    private static Path part(Path trace) {
        return trace.resolveSibling(trace.getFileName() + ".part");
    }

    private static ScenarioRun run(RunSettings settings, OutputStream out, String trace) {
        return run(() -> settings.scenario().run(settings, out), trace);
    }

    /** A run that may fail as reading its inputs and writing its traces can. */
    private interface Running {
        ScenarioRun run() throws IOException, WorkloadFormatException;
    }

    private static ScenarioRun run(Running running, String trace) {
        try {
            return running.run();
        } catch (WorkloadFormatException | MachineFileException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw unwritable(trace, e);
        } catch (RuntimeException e) {
            for (Throwable cause : Throwables.getCausalChain(e)) {
                if (cause instanceof IOException io) {
                    throw unwritable(trace, io);
                }
            }
            throw e;
        }
    }

    private static UndecidedException unwritable(String trace, IOException cause) {
        return new UndecidedException(
                "%s: cannot be written: %s; free some space or name another folder with --trace, "
                                .formatted(trace, cause.getMessage())
                        + "then run again (nothing was left there)",
                cause);
    }

    /** Deletes what is no whole trace, and the folder if it was made for the trace and is empty. */
    private static void leaveNothing(Path file, Path folder, boolean ours) {
        try {
            Files.deleteIfExists(file);
            if (ours) {
                Files.deleteIfExists(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            // It holds a trace that is whole.
        } catch (FileSystemException e) {
            // The file's folder is none, or not ours: there is nothing.
        } catch (IOException e) {
            System.getLogger(RecordedRun.class.getName())
                    .log(System.Logger.Level.WARNING, file + " could not be deleted", e);
        }
    }
}
