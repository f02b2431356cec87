package org.fos.experiments.models;

import com.google.common.collect.ImmutableList;

import org.fos.checker.tlc.Behaviour;
import org.fos.checker.tlc.BehaviourState;
import org.fos.checker.tlc.Lasso;

import java.util.ArrayList;
import java.util.List;

/** A behaviour for a person: the first state as it is, and then what each step changes. */
public final class BehaviourText {
    private static final int COLUMNS = 100;

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
                    i == 0 ? Changes.all(state) : Changes.between(states.get(i - 1), state);
            shown.forEach(line -> lines.add("     " + line));
        }
        behaviour.lasso().map(BehaviourText::text).ifPresent(lines::add);
        return ImmutableList.copyOf(lines);
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
