package org.fos.checker.tlc;

import com.google.common.base.CharMatcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the numbers that TLC prints while it runs. */
final class Counts {
    private static final String NUMBER = "(-?[\\d,]+)";
    private static final Pattern PROGRESS =
            Pattern.compile(
                    "Progress\\((-?\\d+)\\) at .*?: "
                            + NUMBER
                            + " states generated(?: \\("
                            + NUMBER
                            + " s/min\\))?, "
                            + NUMBER
                            + " distinct states found(?: \\(.*? ds/min\\))?, "
                            + NUMBER
                            + " states left on queue.*");
    private static final Pattern FINAL =
            Pattern.compile(
                    NUMBER
                            + " states generated, "
                            + NUMBER
                            + " distinct states found, "
                            + NUMBER
                            + " states left on queue.*");
    private static final Pattern SIMULATED =
            Pattern.compile("The number of states generated: " + NUMBER);
    private static final Pattern DEPTH = Pattern.compile("search is (\\d+)");
    private static final Pattern ACTION =
            Pattern.compile("^<(\\S*) ?line .*>: " + NUMBER + ":" + NUMBER + "$");
    private static final Pattern EXPRESSION = Pattern.compile("^.*: (\\d+)(?::\\d+)?$");

    private long generated;
    private long distinct;
    private long queue;
    private int depth;
    private final List<ActionCoverage> actions = new ArrayList<>();
    private final Set<Place> evaluated = new LinkedHashSet<>();
    private final Set<Place> evaluatedWhole = new LinkedHashSet<>();
    private final Set<Place> neverEvaluated = new LinkedHashSet<>();
    private Optional<Place> last = Optional.empty();
    private int lastDepth;
    private boolean inProperty;
    private final List<String> warnings = new ArrayList<>();

    /** Takes a message that may hold numbers; a progress report is returned. */
    Optional<Progress> take(ToolMessage message) {
        switch (message.code()) {
            case 2200, 2209 -> {
                return progress(message.text());
            }
            case 2199 -> finalCounts(message.text());
            case 2210 -> simulated(message.text());
            case 2194 -> depth(message.text());
            case 2201 -> {
                actions.clear();
                evaluated.clear();
                evaluatedWhole.clear();
                neverEvaluated.clear();
            }
            case 2772, 2773 -> action(message.text());
            case 2774 -> inProperty = true;
            case 2221, 2775 -> expression(message.text());
            default -> {}
        }
        if (message.severity() == ToolMessage.WARNING && !message.text().isEmpty()) {
            warnings.add(message.text());
        }
        return Optional.empty();
    }

    Statistics statistics(Duration duration, OptionalLong peakHeapBytes) {
        // What several actions use is counted for each of them.
        endLast();
        Set<Place> never = new LinkedHashSet<>(neverEvaluated);
        never.removeAll(evaluated);
        return new Statistics(
                generated,
                distinct,
                depth,
                queue,
                duration,
                peakHeapBytes,
                actions,
                List.copyOf(evaluated),
                List.copyOf(evaluatedWhole),
                List.copyOf(never),
                warnings);
    }

    private Optional<Progress> progress(String text) {
        Matcher matcher = PROGRESS.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        depth = Math.max(depth, Integer.parseInt(matcher.group(1)));
        generated = number(matcher.group(2));
        distinct = number(matcher.group(4));
        queue = number(matcher.group(5));
        long rate = matcher.group(3) == null ? 0 : number(matcher.group(3));
        return Optional.of(new Progress(depth, generated, distinct, queue, rate));
    }

    private void finalCounts(String text) {
        Matcher matcher = FINAL.matcher(text);
        if (matcher.matches()) {
            generated = number(matcher.group(1));
            distinct = number(matcher.group(2));
            queue = number(matcher.group(3));
        }
    }

    private void simulated(String text) {
        Matcher matcher = SIMULATED.matcher(text);
        if (matcher.find()) {
            generated = number(matcher.group(1));
        }
    }

    private void depth(String text) {
        Matcher matcher = DEPTH.matcher(text);
        if (matcher.find()) {
            depth = Integer.parseInt(matcher.group(1));
        }
    }

    private void action(String text) {
        endLast();
        inProperty = false;
        Matcher matcher = ACTION.matcher(text);
        Optional<Place> place = Place.firstIn(text);
        if (matcher.matches() && place.isPresent()) {
            actions.add(
                    new ActionCoverage(
                            matcher.group(1),
                            place.get(),
                            number(matcher.group(2)),
                            number(matcher.group(3))));
        }
    }

    /** TLC counts the expressions of a property apart, after those of the actions. */
    private void expression(String text) {
        Matcher matcher = EXPRESSION.matcher(text);
        if (inProperty || !matcher.matches()) {
            return;
        }
        Optional<Place> place = Place.firstIn(text);
        int depth = CharMatcher.is('|').countIn(text);
        if (depth <= lastDepth) {
            endLast();
        }
        last = Optional.empty();
        if (number(matcher.group(1)) == 0) {
            place.ifPresent(neverEvaluated::add);
        } else {
            place.ifPresent(evaluated::add);
            last = place;
        }
        lastDepth = depth;
    }

    /** Nothing is listed under the last expression: TLC does so if all of it counts alike. */
    private void endLast() {
        last.ifPresent(evaluatedWhole::add);
        last = Optional.empty();
        lastDepth = 0;
    }

    /** TLC prints -1 for what it does not count. */
    private static long number(String digits) {
        return Math.max(0, Long.parseLong(digits.replace(",", "")));
    }
}
