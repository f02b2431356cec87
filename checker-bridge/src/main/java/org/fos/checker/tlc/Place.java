package org.fos.checker.tlc;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of text in a module; lines and columns count from 1, the end is included. */
public record Place(String module, int line, int column, int endLine, int endColumn) {
    private static final Pattern PRINTED =
            Pattern.compile(
                    "[Ll]ine (\\d+), col(?:umn)? (\\d+) to line (\\d+), col(?:umn)? (\\d+)"
                            + " (?:of module|in) (\\w+)");

    /** The first place that a text names, in any of the forms in which TLC prints one. */
    public static Optional<Place> firstIn(String text) {
        Matcher matcher = PRINTED.matcher(text);
        return matcher.find() ? Optional.of(of(matcher)) : Optional.empty();
    }

    static Optional<Place> lastIn(String text) {
        return PRINTED.matcher(text).results().reduce((first, second) -> second).map(Place::of);
    }

    private static Place of(MatchResult match) {
        return new Place(
                match.group(5),
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                Integer.parseInt(match.group(3)),
                Integer.parseInt(match.group(4)));
    }

    @Override
    public String toString() {
        return module + ".tla:" + line + ":" + column;
    }
}
