package org.fos.experiments.models;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;

import org.fos.checker.tlc.ActionCoverage;
import org.fos.checker.tlc.Place;
import org.fos.checker.tlc.Statistics;
import org.fos.experiments.console.BadInputException;
import org.fos.experiments.console.ExitStatus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What random exploration of a model came to, from one seed or from many. Parts with disjoint seeds
 * add up, wherever they were made.
 *
 * @param ranges the seeds
 * @param worst the seed that decides the verdict: the lowest that found a violation
 * @param found what that seed said, in the keys of the JSON output
 * @param states how many states were generated
 * @param seconds of all seeds together
 * @param actions how many states each action led to
 * @param neverEvaluated expressions that no seed has evaluated
 */
public record Sampling(
        ImmutableList<Seeds> ranges,
        long worst,
        Map<String, Object> found,
        long states,
        double seconds,
        ImmutableSortedMap<String, Long> actions,
        ImmutableSortedSet<String> neverEvaluated) {

    /** What one seed came to. */
    public static Sampling of(long seed, Checked checked) {
        Optional<Statistics> statistics = checked.statistics();
        Map<String, Long> actions = new TreeMap<>();
        List<ActionCoverage> counted = statistics.map(Statistics::actions).orElse(List.of());
        counted.forEach(a -> actions.merge(name(a), a.generated(), Long::sum));
        List<Place> never = statistics.map(Statistics::neverEvaluated).orElse(List.of());
        return new Sampling(
                ImmutableList.of(new Seeds(seed, seed)),
                seed,
                checked.toJson(),
                statistics.map(Statistics::generated).orElse(0L),
                checked.seconds(),
                ImmutableSortedMap.copyOf(actions),
                never.stream()
                        .map(Place::toString)
                        .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo)));
    }

    private static String name(ActionCoverage action) {
        return action.action() + " " + action.place();
    }

    /** This and another part together. */
    public Sampling plus(Sampling other) {
        boolean mine = weight() != other.weight() ? weight() > other.weight() : worst < other.worst;
        Map<String, Long> sum = new TreeMap<>(actions);
        other.actions.forEach((action, count) -> sum.merge(action, count, Long::sum));
        return new Sampling(
                joined(ranges, other.ranges),
                mine ? worst : other.worst,
                mine ? found : other.found,
                states + other.states,
                seconds + other.seconds,
                ImmutableSortedMap.copyOf(sum),
                ImmutableSortedSet.copyOf(Sets.intersection(neverEvaluated, other.neverEvaluated)));
    }

    private static ImmutableList<Seeds> joined(List<Seeds> some, List<Seeds> more) {
        List<Seeds> sorted =
                java.util.stream.Stream.concat(some.stream(), more.stream())
                        .sorted(java.util.Comparator.comparingLong(Seeds::first))
                        .toList();
        ImmutableList.Builder<Seeds> joined = ImmutableList.builder();
        Seeds open = sorted.getFirst();
        for (Seeds next : sorted.subList(1, sorted.size())) {
            if (next.first() <= open.last()) {
                throw new BadInputException(
                        "seeds %s and %s overlap: give each job seeds of its own"
                                .formatted(open, next));
            }
            if (next.first() == open.last() + 1) {
                open = new Seeds(open.first(), next.last());
            } else {
                joined.add(open);
                open = next;
            }
        }
        return joined.add(open).build();
    }

    private int weight() {
        return switch (exitStatus()) {
            case ExitStatus.BAD_INPUT -> 3;
            case ExitStatus.VIOLATED -> 2;
            case ExitStatus.UNDECIDED -> Checked.SAMPLED.equals(found.get("reason")) ? 0 : 1;
            default -> 0;
        };
    }

    /** 1 if a violation was found; 3 if none was, since not all behaviours were looked at. */
    public int exitStatus() {
        return switch (String.valueOf(found.get("verdict"))) {
            case "violated" -> ExitStatus.VIOLATED;
            case "invalid" -> ExitStatus.BAD_INPUT;
            default -> ExitStatus.UNDECIDED;
        };
    }

    /** The object that {@code --json} prints. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>(found);
        json.put("generatedStates", states);
        json.put("seconds", Math.round(seconds * 10) / 10.0);
        json.put("seed", worst);
        json.put("seeds", ranges.stream().map(Seeds::toString).toList());
        json.put("actions", actions);
        json.put("neverEvaluated", neverEvaluated);
        return json;
    }

    /** What a person reads behind the text of the seed that decides. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "%nseeds %s: %,d states generated in %.1f s of all jobs together%n"
                        .formatted(
                                String.join(", ", ranges.stream().map(Seeds::toString).toList()),
                                states,
                                seconds));
        List<String> never =
                actions.entrySet().stream()
                        .filter(action -> action.getValue() == 0)
                        .map(Map.Entry::getKey)
                        .toList();
        if (!never.isEmpty()) {
            text.append("actions never taken:\n  ").append(String.join("\n  ", never));
        }
        return text.toString().stripTrailing();
    }
}
