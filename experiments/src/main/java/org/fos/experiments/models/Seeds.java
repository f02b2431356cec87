package org.fos.experiments.models;

import org.fos.experiments.console.BadInputException;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Seeds of random exploration from the first to the last, both included. */
public record Seeds(long first, long last) {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");
    private static final long MOST_SEEDS = 1_000_000;

    /** Reads them as they are printed: {@code 1..100}. */
    public static Seeds parse(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw new BadInputException(
                    "--seeds must be two numbers like 1..100, got '" + text + "'");
        }
        Seeds parsed = new Seeds(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        if (parsed.first() > parsed.last() || parsed.last() - parsed.first() >= MOST_SEEDS) {
            throw new BadInputException(
                    "--seeds must go upwards, over at most %,d seeds, got '%s'"
                            .formatted(MOST_SEEDS, text));
        }
        return parsed;
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}
