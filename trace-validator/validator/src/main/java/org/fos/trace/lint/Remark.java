package org.fos.trace.lint;

/**
 * Something about a trace that its author should know.
 *
 * @param kind whether the trace is invalid for it
 * @param file the file at fault
 * @param line the first line that it is about, from 1; 0 if it is about no line
 * @param found what was found, and what was expected
 * @param advice what to do
 */
public record Remark(Kind kind, String file, long line, String found, String advice) {
    /** What a remark means for the trace. */
    public enum Kind {
        /** No verdict is possible. */
        INVALID,
        /** A verdict is possible, and weaker or later than it could be. */
        WARNING
    }

    /** The remark on one line. */
    @Override
    public String toString() {
        return "%s%s: %s: %s%s"
                .formatted(
                        file,
                        line > 0 ? ":" + line : "",
                        kind == Kind.INVALID ? "invalid" : "warning",
                        found,
                        advice.isEmpty() ? "" : "; " + advice);
    }
}
