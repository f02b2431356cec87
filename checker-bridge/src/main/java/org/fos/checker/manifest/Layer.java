package org.fos.checker.manifest;

/**
 * One specification of a family's ladder of refinements.
 *
 * @param module the TLA+ module
 * @param what what it says, in a few words
 */
public record Layer(String module, String what) {}
