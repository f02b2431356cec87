package org.fos.experiments.command;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;

import org.fos.checker.tlc.Checkpoints;
import org.fos.checker.tlc.TlcRun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Where long searches of one model save themselves, to be resumed after an interrupt. A search that
 * came to its end, or was cut short before it was saved, leaves nothing.
 */
final class CheckpointStore implements AutoCloseable {
    private static final int EVERY_MINUTES = 10;
    private static final int TRIES = 20;
    private static final long BETWEEN_TRIES_MILLIS = 100;

    private final Path ofModel;
    private final Path own;
    private final Thread hook = new Thread(this::discardUnlessSaved);
    private Optional<Path> resumed = Optional.empty();

    /** The saved searches of a model. */
    CheckpointStore(Console console, TlcRun run) {
        String module = String.valueOf(run.module().getFileName());
        String config = String.valueOf(run.config().getFileName());
        ofModel = console.home().resolve("target/fos-checkpoints").resolve(module + "." + config);
        own = ofModel.resolve("process-" + ProcessHandle.current().pid());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The same search, saving itself now and then. */
    TlcRun saving(TlcRun run) {
        return run.withCheckpoints(new Checkpoints(own, EVERY_MINUTES));
    }

    /** The search that was interrupted last, going on and saving itself further. */
    TlcRun resuming(TlcRun run) {
        resumed = saved(ofModel, 2).max(Comparator.comparing(Path::getFileName));
        Path from =
                resumed.orElseThrow(
                        () ->
                                new BadInputException(
                                        "--resume: no interrupted search of %s is saved in %s;"
                                                        .formatted(
                                                                run.config().getFileName(), ofModel)
                                                + " searches save themselves every "
                                                + EVERY_MINUTES
                                                + " minutes"));
        return saving(run).withRecover(from);
    }

    /** The search came to its end: what was saved of it is not needed any more. */
    void ended() {
        delete(own);
        resumed.map(from -> from.resolveSibling("")).ifPresent(CheckpointStore::delete);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook is at work.
        }
        discardUnlessSaved();
    }

    /** Each run's directory in which a whole checkpoint lies; this file is the last to be there. */
    private static Stream<Path> saved(Path below, int levels) {
        if (!Files.isDirectory(below)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.walk(below, levels)) {
            return all
                    .filter(run -> Files.isRegularFile(run.resolve("vars.chkpt")))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UndecidedException(below + ": cannot be read", e);
        }
    }

    private void discardUnlessSaved() {
        if (saved(own, 1).findAny().isEmpty()) {
            delete(own);
        }
        try {
            Files.deleteIfExists(ofModel);
        } catch (IOException e) {
            // Something is saved there, or another search is at work.
        }
    }

    /** TLC may still be writing when this process is interrupted: it is tried more than once. */
    private static void delete(Path directory) {
        for (int tries = 0; tries < TRIES && Files.exists(directory); tries++) {
            try {
                MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
            } catch (IOException e) {
                LockSupport.parkNanos(BETWEEN_TRIES_MILLIS * 1_000_000);
            }
        }
    }
}
