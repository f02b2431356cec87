package org.fos.naming;

/** What became of a request to the name service; numbered as in {@code naming.h}. */
public enum NamingResult {
    OK,
    /** Another mailbox has that name. */
    TAKEN,
    /** Nobody has that name. */
    UNKNOWN,
    /** A concurrent change was in the way: come again. */
    TRY_AGAIN,
    /** Not of the form {@code /a/b/c}. */
    INVALID_NAME,
    /** The server is not in the fleet yet: ask another one. */
    NOT_SERVING;

    /**
     * Returns the result of that number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static NamingResult of(int number) {
        if (number < 0 || number >= values().length) {
            throw new IllegalArgumentException("no naming result has number " + number);
        }
        return values()[number];
    }
}
