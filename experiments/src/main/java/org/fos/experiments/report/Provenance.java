package org.fos.experiments.report;

/**
 * What made a result: enough to make it again.
 *
 * @param commit the commit of this repository, "unknown" outside one; a trailing "+" says that the
 *     tree had changes
 * @param machine processor, cores and memory, in words; no dates and no names of hosts
 * @param javaVersion the version of the JVM
 * @param tlcVersion the version of TLC
 * @param command the command line that made it
 */
public record Provenance(
        String commit, String machine, String javaVersion, String tlcVersion, String command) {}
