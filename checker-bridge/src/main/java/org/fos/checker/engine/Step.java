package org.fos.checker.engine;

/**
 * A part of an action, compiled with what comes after it: it gives variables of the next state
 * values, in all ways in which the action allows it, and goes on with the rest for each.
 */
abstract class Step {
    /** Goes on from what has been assigned in the frame, and leaves it as it was. */
    abstract void run(Frame f);
}
