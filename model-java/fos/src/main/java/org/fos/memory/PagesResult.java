package org.fos.memory;

/** What became of a request for a page; numbered as in {@code pages.h}. */
public enum PagesResult {
    OK,
    /** No page is left; or, of a page given back: its keeper has crashed. */
    REFUSED,
    /** The server is not in the fleet: ask another one. */
    NOT_SERVING;

    /**
     * Returns the result of that number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static PagesResult of(int number) {
        if (number < 0 || number >= values().length) {
            throw new IllegalArgumentException("no result of the page server has number " + number);
        }
        return values()[number];
    }
}
