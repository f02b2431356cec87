package org.fos.checker.tlc;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides from TLC's messages how a run ended. The first message of an error decides; those after
 * it explain. The exit status decides nothing: it may be 0 despite a violation.
 */
final class Verdict {
    private static final int TAIL_LINES = 40;
    private static final int BEHAVIOUR_FOLLOWS = 2121;
    private static final int COUNTEREXAMPLE_FOLLOWS = 2264;
    private static final int NESTED_EXPRESSIONS = 2103;
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?s)^(?:Invariant|Property|Action property|Assumption) (.+?) is (?:violated|"
                            + "false).*");
    private static final Pattern LEADING_NUMBER = Pattern.compile("^(\\d+): .*");

    private final boolean simulating;
    private final Deque<String> tail = new ArrayDeque<>();
    private final List<String> parserLines = new ArrayList<>();
    private final List<BehaviourState> states = new ArrayList<>();
    private Optional<Lasso> lasso = Optional.empty();
    private Optional<Place> innermost = Optional.empty();
    private @Nullable ToolMessage error;
    private @Nullable String configComplaint;
    private boolean parsing;
    private boolean success;
    private boolean finished;
    private boolean outOfMemory;

    Verdict(boolean simulating) {
        this.simulating = simulating;
    }

    void take(ToolMessage message) {
        if (message.isError()) {
            error(message);
            return;
        }
        switch (message.code()) {
            case ToolMessage.PLAIN -> plain(message.text());
            case 2220 -> parsing = true;
            case 2219 -> parsing = false;
            case 2193 -> success = true;
            case 2186 -> finished = true;
            case 2216, 2217 -> StateText.read(message.text()).ifPresent(states::add);
            case 2218 -> lasso = Optional.of(new Lasso.Stuttering());
            case 2122 -> backTo(message.text());
            case 5001, 5002, 5003, 5004, 5005, 5006 -> configComplaint = message.text();
            default -> {}
        }
    }

    /** Whether TLC said that it is done, so that nothing can change the result any more. */
    boolean isFinished() {
        return finished;
    }

    CheckResult result(int exitStatus, Statistics statistics) {
        if (configComplaint != null) {
            return new CheckResult.ConfigError(configComplaint);
        }
        if (error != null) {
            return result(error, exitStatus, statistics);
        }
        if (success) {
            return new CheckResult.Holds(statistics);
        }
        if (simulating && finished) {
            return new CheckResult.Sampled(statistics);
        }
        return outOfMemory ? new CheckResult.OutOfMemory(statistics) : crashed(exitStatus);
    }

    private CheckResult result(ToolMessage error, int exitStatus, Statistics statistics) {
        return switch (error.code()) {
            case 2110 -> violated(PropertyKind.INVARIANT, error, statistics);
            case 2107 -> violatedAtOnce(PropertyKind.INVARIANT, error, statistics);
            case 2108 -> violatedAtOnce(PropertyKind.INITIAL_PREDICATE, error, statistics);
            case 2112 -> violated(PropertyKind.ACTION_PROPERTY, error, statistics);
            case 2116 -> violated(PropertyKind.TEMPORAL_PROPERTY, error, statistics);
            case 2104 -> violated(PropertyKind.ASSUMPTION, error, statistics);
            case 2114 -> new CheckResult.Deadlock(behaviour(), statistics);
            case 3002, 2171 -> new CheckResult.ParseError(ParseComplaints.in(parserLines));
            case 1001, 1002, 1003 -> new CheckResult.OutOfMemory(statistics);
            default -> otherError(error, exitStatus, statistics);
        };
    }

    private CheckResult otherError(ToolMessage error, int exitStatus, Statistics statistics) {
        String text = error.text();
        if (isConfiguration(error.code()) || text.contains("tlc2.tool.ConfigFileException")) {
            return new CheckResult.ConfigError(text);
        }
        if (text.contains("java.lang.OutOfMemoryError")) {
            return new CheckResult.OutOfMemory(statistics);
        }
        if (isSystem(error.code()) || text.contains("java.io.IOException")) {
            return crashed(exitStatus);
        }
        Optional<Place> place = innermost.or(() -> Place.lastIn(text));
        return new CheckResult.EvaluationError(withoutTrace(text), place, behaviour(), statistics);
    }

    /** Codes that speak of the configuration, or of how it fits the specification. */
    private static boolean isConfiguration(int code) {
        return code == 2115
                || (code >= 2222 && code <= 2243)
                || code == 2245
                || code == 2280
                || code == 2281
                || (code >= 3100 && code <= 3199)
                || (code >= 1101 && code <= 1102);
    }

    /** Codes that speak of TLC's own files and threads. */
    private static boolean isSystem(int code) {
        return code == 2100
                || code == 2101
                || (code >= 2123 && code <= 2131)
                || (code >= 2133 && code <= 2138)
                || (code >= 2159 && code <= 2163)
                || code == 2167
                || code == 2174
                || code == 2175
                || code == 2270;
    }

    private static String withoutTrace(String text) {
        String withoutTrace = text.replaceAll("(?m)^\\tat .*\\R?", "").strip();
        return withoutTrace.contains("StackOverflowError")
                ? "The recursion is too deep; give the JVM more stack with -Xss. " + withoutTrace
                : withoutTrace;
    }

    private CheckResult violated(PropertyKind kind, ToolMessage error, Statistics statistics) {
        return new CheckResult.Violated(kind, name(error), behaviour(), statistics);
    }

    private CheckResult violatedAtOnce(
            PropertyKind kind, ToolMessage error, Statistics statistics) {
        int lineEnd = error.text().indexOf('\n');
        String equations = lineEnd < 0 ? "" : error.text().substring(lineEnd + 1);
        Behaviour behaviour =
                new Behaviour(List.of(StateText.initial(equations)), Optional.empty());
        return new CheckResult.Violated(kind, name(error), behaviour, statistics);
    }

    /** The name that TLC gives; empty where it gives none. */
    private static String name(ToolMessage error) {
        Matcher matcher = NAMED.matcher(error.text());
        return matcher.matches() ? matcher.group(1) : "";
    }

    private Behaviour behaviour() {
        return new Behaviour(states, lasso);
    }

    private CheckResult crashed(int exitStatus) {
        return new CheckResult.Crashed(exitStatus, List.copyOf(tail));
    }

    private void error(ToolMessage message) {
        switch (message.code()) {
            case BEHAVIOUR_FOLLOWS, COUNTEREXAMPLE_FOLLOWS -> {}
            case NESTED_EXPRESSIONS -> innermost = Place.lastIn(message.text());
            default -> {
                message.text().lines().forEach(this::remember);
                error = error == null ? message : error;
            }
        }
    }

    private void plain(String line) {
        if (parsing) {
            parserLines.add(line);
        }
        outOfMemory |= line.contains("java.lang.OutOfMemoryError");
        remember(line);
    }

    private void remember(String line) {
        if (tail.size() == TAIL_LINES) {
            tail.removeFirst();
        }
        tail.addLast(line);
    }

    private void backTo(String text) {
        Matcher matcher = LEADING_NUMBER.matcher(text);
        if (matcher.matches()) {
            lasso = Optional.of(new Lasso.BackTo(Integer.parseInt(matcher.group(1))));
        }
    }
}
