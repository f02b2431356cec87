package org.fos.experiments.report;

import java.util.Optional;

/**
 * One rejected trace, explained.
 *
 * @param expected whether a seeded bug made it, so that it is as it should be: shown as an example
 * @param title the rejection in one line
 * @param text the explanation, lines separated by newlines
 * @param svg the space-time diagram, an SVG element as trusted markup; left out of the report, with
 *     a note, if it is not well-formed XML or contains scripts
 * @param replayCommand the command that shows it again
 */
public record RejectionSection(
        boolean expected, String title, String text, Optional<String> svg, String replayCommand) {}
