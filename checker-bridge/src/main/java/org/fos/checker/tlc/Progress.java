package org.fos.checker.tlc;

/**
 * How far a run is. TLC says so after three seconds and then once a minute.
 *
 * @param depth the level of the state graph being searched
 * @param generated states generated so far
 * @param distinct distinct states found so far; 0 when simulating
 * @param queue states whose successors are still to be generated; 0 when simulating
 * @param generatedPerMinute rate since the last report; 0 if TLC does not say
 */
public record Progress(
        int depth, long generated, long distinct, long queue, long generatedPerMinute) {}
