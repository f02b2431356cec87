package org.fos.checker.tlc;

/**
 * How often an action was taken.
 *
 * @param action the operator's name
 * @param place where the operator is defined
 * @param distinct states that this action was the first to reach
 * @param generated states that it reached at all
 */
public record ActionCoverage(String action, Place place, long distinct, long generated) {}
