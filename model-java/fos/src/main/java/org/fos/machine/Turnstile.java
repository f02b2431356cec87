package org.fos.machine;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * Lets one step at a time work on something that the kernels of several cores share, such as a
 * mailbox (report §4.2: a trap). On the simulated machine segments are alone anyway; where cores
 * are threads, others wait. Steps are counted, so that a trace can say in which order they were
 * taken.
 *
 * <p>Who is inside may go in again. It must not yield there, and if it goes into several
 * turnstiles, then in an order that is the same for all.
 */
public class Turnstile {
    private long steps;

    /** Makes one for steps that are alone anyway. */
    public Turnstile() {}

    /** Takes a step when nobody else is inside. */
    public <T extends @Nullable Object> T alone(Supplier<T> step) {
        return step.get();
    }

    /** Takes a step when nobody else is inside. */
    public final void alone(Runnable step) {
        alone(
                () -> {
                    step.run();
                    return true;
                });
    }

    /**
     * Counts a step; only from inside.
     *
     * @return how many there were before
     */
    public long count() {
        return steps++;
    }
}
