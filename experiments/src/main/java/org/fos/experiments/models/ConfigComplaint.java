package org.fos.experiments.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line of a configuration that TLC complains of, as TLC often names only a word. */
final class ConfigComplaint {
    private static final Pattern LINE = Pattern.compile("configuration file at line (\\d+)");
    private static final Pattern WORD =
            Pattern.compile("(\\w+)\\s+specified in the configuration file");

    private ConfigComplaint() {}

    /** The complaint after the file and, where it can be found, the line. */
    static String placed(Path config, String message) {
        Matcher line = LINE.matcher(message);
        if (line.find()) {
            return config + ":" + line.group(1) + ": " + message;
        }
        Matcher word = WORD.matcher(message);
        int number = word.find() ? lineOf(config, word.group(1)) : 0;
        return config + (number > 0 ? ":" + number : "") + ": " + message;
    }

    private static int lineOf(Path config, String word) {
        Pattern whole = Pattern.compile("\\b" + word + "\\b");
        try {
            List<String> lines = Files.readAllLines(config);
            for (int i = 0; i < lines.size(); i++) {
                if (whole.matcher(lines.get(i)).find()) {
                    return i + 1;
                }
            }
        } catch (IOException e) {
            // TLC has read it; without its text there is no line to name.
            return 0;
        }
        return 0;
    }
}
