package org.fos.experiments.console;

import org.fos.checker.fleeting.Fleeting;
import org.fos.checker.fleeting.Folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** New folders for what a command needs while it runs. */
public final class ScratchFolder {
    private ScratchFolder() {}

    /** Makes a folder below the console's, which goes with all in it. */
    public static Fleeting<Path> of(Console console, String prefix) throws IOException {
        Path scratch = Files.createDirectories(console.scratch());
        return Fleeting.begin(() -> Files.createTempDirectory(scratch, prefix), Folders::delete);
    }
}
