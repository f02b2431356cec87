package org.fos.checker.tlc;

import java.util.Optional;

/**
 * One complaint of the parser.
 *
 * @param module the module, if the parser names one
 * @param line counts from 1; 0 if the parser names none
 * @param column counts from 1; 0 if the parser names none
 */
public record SourceMessage(Optional<String> module, int line, int column, String text) {

    @Override
    public String toString() {
        return module.map(m -> m + ".tla:").orElse("")
                + (line > 0 ? line + ":" + column + ": " : " ")
                + text;
    }
}
