package org.fos.lib;

/** A thread that runs only when resumed, and until it suspends itself or ends. */
public interface CooperativeThread {
    /**
     * Runs the thread until it suspends itself or ends. Called from outside of the thread; what the
     * thread's body throws comes out here.
     */
    void resume();

    /** Gives control back to whoever resumed the thread. Called from inside of the thread. */
    void suspend();

    /** Returns whether the body has ended. */
    boolean ended();
}
