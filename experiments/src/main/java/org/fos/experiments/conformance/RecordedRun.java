package org.fos.experiments.conformance;

import com.google.common.base.Throwables;

import org.fos.checker.fleeting.Fleeting;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.UndecidedException;
import org.fos.experiments.scenario.StoreRun;
import org.fos.experiments.scenario.StoreScenario;
import org.fos.experiments.scenario.StoreSettings;
import org.fos.experiments.workload.WorkloadFormatException;
import org.fos.machine.MachineFileException;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs of the store whose trace is a file: whole, or not there. */
public final class RecordedRun {
    private static final int BUFFER_BYTES = 1 << 16;

    private RecordedRun() {}

    /** Runs, and records nothing. */
    public static StoreRun unrecorded(StoreSettings settings) {
        return run(settings, OutputStream.nullOutputStream(), "the trace");
    }

    /**
     * Runs, and records into a file.
     *
     * @param trace must not exist yet; its folder is made if need be
     */
    public static StoreRun into(Path trace, StoreSettings settings) {
        if (Files.exists(trace)) {
            throw new BadInputException(
                    trace + ": exists already; delete it, or name another folder with --trace");
        }
        RunInputs.require(settings);
        Path part = trace.resolveSibling(trace.getFileName() + ".part");
        Path folder = trace.toAbsolutePath().resolveSibling("");
        boolean ours = !Files.exists(folder);
        try (Fleeting<Path> half =
                Fleeting.begin(() -> part, file -> leaveNothing(file, folder, ours))) {
            Files.createDirectories(folder);
            StoreRun run;
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

    private static StoreRun run(StoreSettings settings, OutputStream out, String trace) {
        try {
            return StoreScenario.run(settings, out);
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
