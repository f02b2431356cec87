package org.fos.checker.explore;

import org.jspecify.annotations.Nullable;

/**
 * What an action does wherever the cells that it reads hold certain values.
 *
 * @param number its place among all outcomes; -1 if it is not remembered
 * @param action the action's place
 * @param successors each as what it writes; empty if the action is not possible
 */
record Outcome(int number, int action, Write[] successors) {

    /**
     * One successor.
     *
     * @param cells the cells that are written, each once
     * @param numbers what is written, by its number among the values of the cell
     * @param adds what the values add to fingerprints: for each write, for each permutation, the
     *     low half and then the high half
     * @param updates where what is written depends on what the cell holds, and on nothing else that
     *     the action has not read: there the number does not count. Null elsewhere
     */
    record Write(int[] cells, int[] numbers, long[] adds, @Nullable Applied[] updates) {}
}
