package org.fos.experiments.command;

import com.google.common.collect.ImmutableList;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Offers names that exist for one that does not. */
final class NearMisses {
    private static final int MOST_OFFERED = 5;

    private NearMisses() {}

    /** A message that names what is unknown, what it may have meant, and all that exists. */
    static String message(String kind, String name, Collection<String> existing) {
        StringBuilder text = new StringBuilder("unknown " + kind + " '" + name + "'");
        List<String> near = of(name, existing);
        if (!near.isEmpty()) {
            text.append("; did you mean ").append(String.join(", ", near)).append('?');
        }
        text.append("; available: ");
        return text.append(existing.isEmpty() ? "none" : String.join(", ", existing)).toString();
    }

    /** The existing names that are like a name, the most alike first. */
    static ImmutableList<String> of(String name, Collection<String> existing) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int bound = Math.max(2, wanted.length() / 3);
        return existing.stream()
                .filter(other -> distance(wanted, other.toLowerCase(Locale.ROOT)) <= bound)
                .sorted(
                        Comparator.comparingInt(
                                other -> distance(wanted, other.toLowerCase(Locale.ROOT))))
                .limit(MOST_OFFERED)
                .collect(ImmutableList.toImmutableList());
    }

    /** How many letters must be added, left out or changed to make one text of the other. */
    static int distance(String source, String target) {
        int[] row = new int[target.length() + 1];
        for (int j = 0; j <= target.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= source.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= target.length(); j++) {
                int changed = diagonal + (source.charAt(i - 1) == target.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[target.length()];
    }
}
