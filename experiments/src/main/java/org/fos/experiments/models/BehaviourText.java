package org.fos.experiments.models;

import com.google.common.collect.ImmutableList;

import org.fos.checker.tlc.Behaviour;
import org.fos.checker.tlc.BehaviourState;
import org.fos.checker.tlc.Lasso;

import java.util.ArrayList;
import java.util.List;

/**
 * A behaviour for a person: the first state as it is, and then what each step changes. Short
 * changes share a line.
 */
public final class BehaviourText {
    /** Of the 100 columns of a page, two are the margin. */
    private static final int COLUMNS = 98;

    private static final String INDENT = "     ";
    private static final String BETWEEN = "; ";

    private BehaviourText() {}

    /** The lines, which may be long; none for an empty behaviour. */
    public static ImmutableList<String> of(Behaviour behaviour) {
        List<String> lines = new ArrayList<>();
        List<BehaviourState> states = behaviour.states();
        for (int i = 0; i < states.size(); i++) {
            BehaviourState state = states.get(i);
            lines.add(
                    "%d  %s%s"
                            .formatted(
                                    state.number(),
                                    state.action(),
                                    state.place().map(place -> "  " + place).orElse("")));
            List<String> shown =
                    i == 0
                            ? Changes.all(state)
                            : Changes.between(states.getFirst(), states.get(i - 1), state);
            addShared(shown, lines);
        }
        behaviour.lasso().map(BehaviourText::text).ifPresent(lines::add);
        return ImmutableList.copyOf(lines);
    }

    /** Adds texts in their order, as many to a line as fit. */
    private static void addShared(List<String> texts, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String text : texts) {
            int length = INDENT.length() + line.length() + BETWEEN.length() + text.length();
            if (!line.isEmpty() && length > COLUMNS) {
                lines.add(INDENT + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : BETWEEN).append(text);
        }
        if (!line.isEmpty()) {
            lines.add(INDENT + line);
        }
    }

    /** How many lines of a page of 100 columns they take. */
    public static int linesOnPage(Behaviour behaviour) {
        return of(behaviour).stream()
                .mapToInt(line -> Math.max(1, (line.length() + COLUMNS - 1) / COLUMNS))
                .sum();
    }

    private static String text(Lasso lasso) {
        return switch (lasso) {
            case Lasso.BackTo(int number) -> "and on from state " + number + " for ever";
            case Lasso.Stuttering() -> "and stays there for ever";
        };
    }
}
