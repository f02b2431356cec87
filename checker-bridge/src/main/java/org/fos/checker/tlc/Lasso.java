package org.fos.checker.tlc;

/** How a finite behaviour goes on for ever. */
public sealed interface Lasso {

    /**
     * After the last state comes that state again.
     *
     * @param number the state's position in the behaviour, from 1
     */
    record BackTo(int number) implements Lasso {}

    /** The last state stays for ever. */
    record Stuttering() implements Lasso {}
}
