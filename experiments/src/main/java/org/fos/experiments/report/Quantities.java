package org.fos.experiments.report;

import java.util.Locale;

/** Numbers as the report prints them, the same in every locale. */
final class Quantities {
    private Quantities() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count and its noun, such as {@code 1 model} or {@code 1,024 models}. */
    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String percent(double percent) {
        return Double.isFinite(percent) ? String.format(Locale.ROOT, "%.1f %%", percent) : "–";
    }

    static String duration(double seconds) {
        if (!Double.isFinite(seconds) || seconds < 0) {
            return "–";
        }
        if (seconds < 119.95) {
            return String.format(Locale.ROOT, seconds < 0.995 ? "%.2f s" : "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 7200
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
    }
}
