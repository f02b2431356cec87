package org.fos.machine;

/**
 * The code of a process as its machine sees it: called for one segment at a time, never twice at
 * once. What a segment sends leaves when the segment has ended.
 */
@FunctionalInterface
public interface Program {
    /**
     * Runs one segment. The machine calls it once when the process starts, then as long as the
     * segment before asked for another, or something has arrived that was not polled. Each segment
     * but the first must poll, or ask for another.
     *
     * @return whether there is more to run even if nothing arrives
     */
    boolean segment();
}
