package org.fos.checker.tree;

/**
 * A range of source text.
 *
 * @param module the module's name, without {@code .tla}
 * @param beginLine the first line, from 1
 * @param beginColumn the first column, from 1
 * @param endLine the last line, inclusive
 * @param endColumn the last column, inclusive
 */
public record Range(String module, int beginLine, int beginColumn, int endLine, int endColumn) {
    /** Where nothing is written: values given by a configuration, say. */
    public static final Range NONE = new Range("", 0, 0, 0, 0);

    /** The start as {@code File.tla:line:column}. */
    @Override
    public String toString() {
        return module.isEmpty()
                ? "the configuration"
                : "%s.tla:%d:%d".formatted(module, beginLine, beginColumn);
    }
}
