package org.fos.checker.parse;

/**
 * A text is not what it should be. The message names where (source, line, column), what was found
 * and what was expected.
 */
public final class SyntaxException extends Exception {
    private final String source;
    private final int line;
    private final int column;
    private final String expected;

    /**
     * An error at a place.
     *
     * @param source the file, or what else the text is
     * @param line counts from 1
     * @param column counts from 1
     * @param found what stands there
     * @param expected what should
     */
    public SyntaxException(String source, int line, int column, String found, String expected) {
        super("%s:%d:%d: found %s, expected %s".formatted(source, line, column, found, expected));
        this.source = source;
        this.line = line;
        this.column = column;
        this.expected = expected;
    }

    /** The file, or what else the text is. */
    public String source() {
        return source;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }

    /** The column, counted from 1. */
    public int column() {
        return column;
    }

    /** What should have stood there. */
    public String expected() {
        return expected;
    }
}
