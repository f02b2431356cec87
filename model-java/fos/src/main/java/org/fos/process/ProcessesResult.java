package org.fos.process;

/** What became of a request to process management; numbered as in {@code processes.h}. */
public enum ProcessesResult {
    OK,
    /** No process identification number is left. */
    NO_PID,
    /** No process has that number; or, of balancing: nothing to move. */
    UNKNOWN,
    /** Somebody else has created the process. */
    NOT_OWNER,
    /** Another change of the process is under way: come again. */
    TRY_AGAIN,
    /** The server is not in the fleet yet: ask another one. */
    NOT_SERVING;

    /**
     * Returns the result of that number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ProcessesResult of(int number) {
        if (number < 0 || number >= values().length) {
            throw new IllegalArgumentException(
                    "no result of process management has number " + number);
        }
        return values()[number];
    }
}
