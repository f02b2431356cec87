package org.fos.experiments.command;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A new folder that is gone with all in it when it is closed, or when the JVM ends before. */
final class ScratchFolder implements AutoCloseable {
    private final Path path;
    private final Thread hook = new Thread(this::delete);

    private ScratchFolder(Path path) {
        this.path = path;
    }

    /** Makes a folder below the console's. */
    static ScratchFolder of(Console console, String prefix) throws IOException {
        Files.createDirectories(console.scratch());
        ScratchFolder folder =
                new ScratchFolder(Files.createTempDirectory(console.scratch(), prefix));
        try {
            Runtime.getRuntime().addShutdownHook(folder.hook);
        } catch (IllegalStateException e) {
            folder.delete();
            throw new IOException("the JVM is ending", e);
        }
        return folder;
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook is at work.
        }
    }

    private void delete() {
        // A second try covers a file that appeared while the folder was being removed.
        for (int tries = 0; tries < 2; tries++) {
            try {
                MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
                return;
            } catch (NoSuchFileException e) {
                return;
            } catch (IOException e) {
                System.getLogger(ScratchFolder.class.getName())
                        .log(System.Logger.Level.DEBUG, path + " could not be deleted", e);
            }
        }
    }
}
