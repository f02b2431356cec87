package org.fos.checker.tlc;

/** Told how far a run is, on a thread of the run. What it throws ends the run. */
@FunctionalInterface
public interface ProgressListener {
    /** Listens to nothing. */
    ProgressListener NONE = progress -> {};

    /** A report of TLC's. */
    void progress(Progress progress);
}
