package org.fos.experiments.scenario;

/** What a run is to show. */
public enum Mode {
    /** Nothing bad happens, whatever goes wrong. */
    SAFETY,
    /** Faults stop half-way; then everything must come to its end. */
    LIVENESS;

    /** Returns what the command line calls it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
