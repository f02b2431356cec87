package org.fos.checker.engine;

import org.fos.checker.step.SourceRange;
import org.fos.checker.tree.Range;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a specification's files say, for messages. Modules that are not beside it say nothing. */
final class SourceText {
    private final Path directory;
    private final Map<String, List<String>> files = new HashMap<>();

    SourceText(Path directory) {
        this.directory = directory;
    }

    static SourceRange range(Range range) {
        return new SourceRange(
                range.module().isEmpty() ? "" : range.module() + ".tla",
                range.beginLine(),
                range.beginColumn(),
                range.endLine(),
                range.endColumn());
    }

    /**
     * The text of a range on one line, without comments and without the bullet that a list begins
     * with; empty if it is not known.
     */
    String of(Range range) {
        List<String> lines = lines(range.module());
        if (range.beginLine() < 1 || range.endLine() > lines.size()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int number = range.beginLine(); number <= range.endLine(); number++) {
            String line = lines.get(number - 1);
            int end = number == range.endLine() ? range.endColumn() : line.length();
            int begin = number == range.beginLine() ? range.beginColumn() - 1 : 0;
            if (begin > end || end > line.length()) {
                return "";
            }
            text.append(withoutComment(line.substring(begin, end))).append(' ');
        }
        return text.toString()
                .replaceAll("\\(\\*.*?\\*\\)", " ")
                .replaceAll("\\s+", " ")
                .strip()
                .replaceFirst("^(/\\\\|\\\\/) ", "");
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf("\\*");
        return comment < 0 ? line : line.substring(0, comment);
    }

    private List<String> lines(String module) {
        return files.computeIfAbsent(module, this::read);
    }

    private List<String> read(String module) {
        try {
            Path file = directory.resolve(module + ".tla");
            return module.isEmpty() || !Files.isRegularFile(file)
                    ? List.of()
                    : Files.readAllLines(file);
        } catch (IOException e) {
            // It was readable when the specification was loaded; without it messages are shorter.
            return List.of();
        }
    }
}
