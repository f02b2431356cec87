package org.fos.checker.step;

/**
 * A range of a specification's text.
 *
 * @param file the file's name, {@code Module.tla}; empty where nothing is written, as for what a
 *     configuration gives
 * @param beginLine the first line, from 1
 * @param beginColumn the first column, from 1
 * @param endLine the last line, inclusive
 * @param endColumn the last column, inclusive
 */
public record SourceRange(String file, int beginLine, int beginColumn, int endLine, int endColumn) {

    /** The start as {@code File.tla:line:column}. */
    @Override
    public String toString() {
        return file.isEmpty()
                ? "the configuration"
                : "%s:%d:%d".formatted(file, beginLine, beginColumn);
    }
}
