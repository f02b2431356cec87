package org.fos.experiments.workload;

/**
 * A sequence of operations that several clients ask of the system. Each client issues its own
 * operations in their order here, one at a time; between clients the order says nothing. Every
 * iteration yields the same operations.
 */
public sealed interface Workload extends Iterable<Operation>
        permits ListedWorkload, GeneratedWorkload {
    /** What reports call this workload. */
    String name();

    /** How many operations there are: at least one. */
    long size();

    /** How many clients there are: every operation's client is below this. */
    int clients();
}
