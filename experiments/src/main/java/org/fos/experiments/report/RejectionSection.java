package org.fos.experiments.report;

import java.util.Optional;

/**
 * One rejected trace, explained.
 *
 * @param title the rejection in one line
 * @param text the explanation, lines separated by newlines
 * @param svg the space-time diagram, an SVG element as trusted markup; left out of the report, with
 *     a note, if it is not well-formed XML or contains scripts
 * @param replayCommand the command that shows it again
 */
public record RejectionSection(
        String title, String text, Optional<String> svg, String replayCommand) {}
