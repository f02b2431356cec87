package org.fos.checker.explore;

import org.fos.checker.tlc.CheckResult;

/**
 * What an exploration came to.
 *
 * @param result the verdict, with counts
 * @param digestLow half of a digest of the set of states found, whatever their order
 * @param digestHigh the other half
 */
public record Exploration(CheckResult result, long digestLow, long digestHigh) {}
