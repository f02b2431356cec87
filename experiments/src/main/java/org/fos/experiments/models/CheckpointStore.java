package org.fos.experiments.models;

import org.fos.checker.fleeting.Fleeting;
import org.fos.checker.fleeting.Folders;
import org.fos.checker.tlc.Checkpoints;
import org.fos.checker.tlc.TlcRun;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.Console;
import org.fos.experiments.console.UndecidedException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where long searches of one model save themselves, to be resumed after an interrupt. A search that
 * came to its end, or was cut short before it was saved, leaves nothing.
 */
public final class CheckpointStore implements AutoCloseable {
    private static final int EVERY_MINUTES = 10;

    private final Path ofModel;
    private final Path own;
    private final Fleeting<Path> unsaved;
    private Optional<Path> resumed = Optional.empty();

    /** The saved searches of a model. */
    public CheckpointStore(Console console, TlcRun run) {
        String module = String.valueOf(run.module().getFileName());
        String config = String.valueOf(run.config().getFileName());
        ofModel = console.home().resolve("target/fos-checkpoints").resolve(module + "." + config);
        own = ofModel.resolve("process-" + ProcessHandle.current().pid());
        try {
            unsaved = Fleeting.begin(() -> own, folder -> discardUnlessSaved(folder, ofModel));
        } catch (IOException e) {
            throw new UndecidedException("cancelled", e);
        }
    }

    /** The same search, saving itself now and then. */
    public TlcRun saving(TlcRun run) {
        return run.withCheckpoints(new Checkpoints(own, EVERY_MINUTES));
    }

    /** The search that was interrupted last, going on and saving itself further. */
    public TlcRun resuming(TlcRun run) {
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
    public void ended() {
        Folders.delete(own);
        resumed.map(from -> from.resolveSibling("")).ifPresent(Folders::delete);
    }

    @Override
    public void close() {
        unsaved.close();
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

    private static void discardUnlessSaved(Path own, Path ofModel) {
        if (saved(own, 1).findAny().isEmpty()) {
            Folders.delete(own);
        }
        try {
            Files.deleteIfExists(ofModel);
        } catch (IOException e) {
            // Something is saved there, or another search is at work.
        }
    }
}
