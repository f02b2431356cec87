package org.fos.stubgen;

import org.antlr.v4.runtime.Token;

import java.util.Comparator;

/**
 * One error in a header.
 *
 * @param file the header, as named on the command line or by an {@code #include}
 * @param line counted from 1
 * @param column counted from 1
 * @param got what stands there
 * @param expected what may stand there
 */
record Diagnostic(String file, int line, int column, String got, String expected)
        implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> BY_PLACE =
            Comparator.comparing(Diagnostic::file)
                    .thenComparingInt(Diagnostic::line)
                    .thenComparingInt(Diagnostic::column)
                    .thenComparing(Diagnostic::expected);

    static Diagnostic at(Token token, String got, String expected) {
        return new Diagnostic(
                token.getInputStream().getSourceName(),
                token.getLine(),
                token.getCharPositionInLine() + 1,
                got,
                expected);
    }

    @Override
    public int compareTo(Diagnostic other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": got " + got + ", expected " + expected;
    }
}
