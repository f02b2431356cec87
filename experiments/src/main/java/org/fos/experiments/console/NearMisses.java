package org.fos.experiments.console;

import com.google.common.collect.ImmutableList;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Offers names that exist for one that does not. */
public final class NearMisses {
    private static final int MOST_OFFERED = 5;

    private NearMisses() {}

    private static final int MOST_LISTED = 40;

    /** A message that names what is unknown, what it may have meant, and all that exists. */
    public static String message(String kind, String name, Collection<String> existing) {
        StringBuilder text = new StringBuilder("unknown " + kind + " '" + name + "'");
        List<String> near = of(name, existing);
        if (!near.isEmpty()) {
            text.append("; did you mean ").append(String.join(", ", near)).append('?');
        }
        if (!near.isEmpty() && existing.size() > MOST_LISTED) {
            return text.toString();
        }
        text.append("; available: ");
        return text.append(existing.isEmpty() ? "none" : String.join(", ", existing)).toString();
    }

    /** The existing names that are like a name, the most alike first. */
    public static ImmutableList<String> of(String name, Collection<String> existing) {
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

    /** How many letters must be added, left out, changed or swapped to make one of the other. */
    static int distance(String source, String target) {
        int[][] cost = new int[source.length() + 1][target.length() + 1];
        for (int i = 0; i <= source.length(); i++) {
            for (int j = 0; j <= target.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, source, target, i, j);
            }
        }
        return cost[source.length()][target.length()];
    }

    private static int cheapest(int[][] cost, String source, String target, int i, int j) {
        boolean same = source.charAt(i - 1) == target.charAt(j - 1);
        int changed = cost[i - 1][j - 1] + (same ? 0 : 1);
        int cheapest = Math.min(changed, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && source.charAt(i - 1) == target.charAt(j - 2)
                        && source.charAt(i - 2) == target.charAt(j - 1);
        return swapped ? Math.min(cheapest, cost[i - 2][j - 2] + 1) : cheapest;
    }
}
