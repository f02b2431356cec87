package org.fos.checker.tlc;

import com.google.common.base.Splitter;

import org.fos.checker.parse.SyntaxException;
import org.fos.checker.parse.ValueParser;
import org.fos.checker.value.Value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads states as TLC prints them: {@code 3: <Vote line 6, ...>} and a conjunction of equations.
 */
final class StateText {
    private static final Pattern HEADER = Pattern.compile("^(\\d+): <(.*)>$");
    private static final Pattern NAME = Pattern.compile("^(.*?) ?line \\d+, col \\d+ to .*$");
    private static final Splitter CONJUNCTS = Splitter.on(Pattern.compile("(?m)^/\\\\ "));
    private static final Pattern EQUATION = Pattern.compile("(?s)^(\\w+) = (.*)$");
    private static final String UNASSIGNED = "null";

    private StateText() {}

    /** A state with its header line. */
    static Optional<BehaviourState> read(String text) {
        int lineEnd = text.indexOf('\n');
        String first = lineEnd < 0 ? text : text.substring(0, lineEnd);
        Matcher header = HEADER.matcher(first);
        if (!header.matches()) {
            return Optional.empty();
        }
        String label = header.group(2);
        Matcher name = NAME.matcher(label);
        // An action that has no name of its own is printed as "<< line 9, ...>".
        String action = (name.matches() ? name.group(1) : label).replaceFirst("^<", "").strip();
        return Optional.of(
                state(
                        Integer.parseInt(header.group(1)),
                        action,
                        Place.firstIn(label),
                        lineEnd < 0 ? "" : text.substring(lineEnd + 1)));
    }

    /** The equations of an initial state that TLC prints without a header. */
    static BehaviourState initial(String equations) {
        return state(1, "Initial predicate", Optional.empty(), equations);
    }

    private static BehaviourState state(
            int number, String action, Optional<Place> place, String equations) {
        Map<String, Value> variables = new LinkedHashMap<>();
        Map<String, String> unread = new LinkedHashMap<>();
        for (String conjunct : CONJUNCTS.split(equations)) {
            Matcher equation = EQUATION.matcher(conjunct.strip());
            if (equation.matches()) {
                String variable = equation.group(1);
                value(variable, equation.group(2).strip())
                        .ifPresentOrElse(
                                value -> variables.put(variable, value),
                                () -> unread.put(variable, equation.group(2).strip()));
            }
        }
        return new BehaviourState(number, action, place, variables, unread);
    }

    private static Optional<Value> value(String variable, String text) {
        if (text.equals(UNASSIGNED)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ValueParser.parse(variable, text));
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }
}
