package org.fos.checker.tlc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the places in what TLC's parser prints; it prints text for people only. */
final class ParseComplaints {
    private static final Pattern FILE = Pattern.compile("^Parsing file .*?(\\w+)\\.tla\\b.*$");
    private static final Pattern POINT = Pattern.compile("(?:at|At) line (\\d+), column (\\d+)");
    private static final Pattern NOISE =
            Pattern.compile(
                    "^(Semantic processing of module .*|\\*\\*\\* .*|tla2sany\\..*"
                            + "|Residual stack trace.*|Fatal errors while.*"
                            + "|.* starting at line \\d+, column \\d+\\.?|In module \\w+"
                            + "|Unknown location|Semantic errors:|Could not parse module .*)$");

    private final List<SourceMessage> messages = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();
    private Optional<String> module = Optional.empty();
    private Optional<Place> place = Optional.empty();

    private ParseComplaints() {}

    /** The complaints among the lines that the parser printed. */
    static List<SourceMessage> in(List<String> lines) {
        ParseComplaints complaints = new ParseComplaints();
        lines.forEach(complaints::line);
        complaints.finish();
        return complaints.messages;
    }

    private void line(String line) {
        Matcher file = FILE.matcher(line);
        if (file.matches()) {
            module = Optional.of(file.group(1));
        } else if (line.isBlank()) {
            finish();
        } else if (!NOISE.matcher(line).matches() && !line.startsWith("***Parse Error***")) {
            Optional<Place> here = Place.firstIn(line).filter(p -> line.startsWith("line "));
            if (here.isPresent()) {
                place = here;
            } else {
                paragraph.add(line.strip());
            }
        }
    }

    private void finish() {
        if (paragraph.isEmpty()) {
            return;
        }
        String text = String.join(" ", paragraph);
        Matcher point = POINT.matcher(text);
        if (place.isPresent()) {
            Place p = place.get();
            messages.add(new SourceMessage(Optional.of(p.module()), p.line(), p.column(), text));
        } else if (point.find()) {
            messages.add(
                    new SourceMessage(
                            module,
                            Integer.parseInt(point.group(1)),
                            Integer.parseInt(point.group(2)),
                            text));
        } else {
            messages.add(new SourceMessage(Optional.empty(), 0, 0, text));
        }
        place = Optional.empty();
        paragraph.clear();
    }
}
