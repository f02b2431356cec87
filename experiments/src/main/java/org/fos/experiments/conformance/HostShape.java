package org.fos.experiments.conformance;

/**
 * How a run is laid out on the machine at hand.
 *
 * @param cores how many threads run processes in one JVM, at least 1
 * @param jvms how many JVMs there are; with more than one each is a machine with one core
 */
public record HostShape(int cores, int jvms) {
    public HostShape {
        if (cores < 1 || jvms < 1) {
            throw new IllegalArgumentException(
                    "cores and jvms must be at least 1, cores=%d, jvms=%d".formatted(cores, jvms));
        }
    }
}
