package org.fos.checker.fleeting;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Deletes folders. */
public final class Folders {
    private static final int TRIES = 20;
    private static final long BETWEEN_TRIES_MILLIS = 100;

    private Folders() {}

    /**
     * Removes a folder and all in it, if it is there. A process that is being killed may still be
     * writing into it: it is tried more than once.
     */
    public static void delete(Path folder) {
        for (int tries = 0; tries < TRIES && Files.exists(folder); tries++) {
            if (tries > 0) {
                LockSupport.parkNanos(BETWEEN_TRIES_MILLIS * 1_000_000);
            }
            try {
                MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
            } catch (IOException e) {
                System.getLogger(Folders.class.getName())
                        .log(System.Logger.Level.DEBUG, folder + " could not be deleted yet", e);
            }
        }
    }
}
