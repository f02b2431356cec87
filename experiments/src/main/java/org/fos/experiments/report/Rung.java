package org.fos.experiments.report;

/**
 * One specification of a refinement ladder.
 *
 * @param module the TLA+ module
 * @param what what it says, in a few words
 */
public record Rung(String module, String what) {}
