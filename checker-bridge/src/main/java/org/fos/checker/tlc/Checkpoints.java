package org.fos.checker.tlc;

import java.nio.file.Path;

/**
 * Where and how often a run saves itself.
 *
 * @param directory is kept when the run ends early; TLC makes one directory in it for each run
 * @param everyMinutes at least 1
 */
public record Checkpoints(Path directory, int everyMinutes) {
    public Checkpoints {
        if (everyMinutes < 1) {
            throw new IllegalArgumentException("at least 1, everyMinutes=" + everyMinutes);
        }
    }
}
