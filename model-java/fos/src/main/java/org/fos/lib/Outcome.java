package org.fos.lib;

import org.fos.kernel.Address;

/**
 * How a call ended.
 *
 * @param <R> the type of its result
 */
public sealed interface Outcome<R> {
    /**
     * The reply arrived, whatever became of the destination afterwards.
     *
     * @param value the result
     */
    record Replied<R>(R value) implements Outcome<R> {}

    /**
     * The destination crashed before its reply arrived.
     *
     * @param destination where the call went
     */
    record Crashed<R>(Address destination) implements Outcome<R> {}
}
