package org.fos.checker.liveness;

import org.fos.checker.liveness.Automaton.Transition;
import org.fos.checker.liveness.Formula.Shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Makes the automaton of a formula: its states are sets of formulas that must hold from here on.
 * Each formula is divided into what it says of this place and what of the next one: {@code []p}
 * into p and, next, {@code []p}; {@code <>p} either into p, or into {@code <>p} next. The second
 * way postpones; the transitions that do not postpone {@code <>p} are one acceptance set.
 */
final class Tableau {
    private static final int MOST_STATES = 10_000;

    private final Formulas formulas;
    private final Map<Set<Formula>, Integer> numbers = new LinkedHashMap<>();
    private final List<Set<Formula>> states = new ArrayList<>();
    private final Map<Formula, Integer> postponable = new HashMap<>();

    private Tableau(Formulas formulas) {
        this.formulas = formulas;
    }

    /**
     * The automaton that accepts what satisfies a formula.
     *
     * @throws TooLargeException if it has more than 10,000 states or 64 acceptance sets
     */
    static Automaton of(Formulas formulas, Formula formula) {
        return new Tableau(formulas).automaton(formula);
    }

    /** One way to go on: what is read now, what must hold next, and what has been postponed. */
    private record Way(Formula label, Set<Formula> next, Set<Formula> postponed) {
        Way with(Formula reads) {
            return new Way(reads, next, postponed);
        }

        Way then(Formula formula, boolean postpones) {
            Set<Formula> more = new LinkedHashSet<>(next);
            more.add(formula);
            Set<Formula> later = postponed;
            if (postpones) {
                later = new LinkedHashSet<>(postponed);
                later.add(formula);
            }
            return new Way(label, more, later);
        }
    }

    private Automaton automaton(Formula formula) {
        int first = number(new LinkedHashSet<>(formula.parts(true)));
        List<List<Way>> ways = new ArrayList<>();
        for (int i = first; i < states.size(); i++) {
            List<Way> out = reduced(ways(states.get(i)));
            for (Way way : out) {
                int unused = number(way.next());
                way.postponed().forEach(f -> postponable.putIfAbsent(f, postponable.size()));
            }
            ways.add(out);
        }
        if (postponable.size() > Long.SIZE) {
            throw new TooLargeException(
                    "a temporal formula has more than %d parts under <>".formatted(Long.SIZE));
        }
        List<List<Transition>> transitions = new ArrayList<>();
        for (List<Way> out : ways) {
            transitions.add(out.stream().map(this::transition).toList());
        }
        long acceptance = marks(Set.of());
        return new Automaton(transitions, acceptance, components(transitions, acceptance));
    }

    private int number(Set<Formula> given) {
        Set<Formula> state = new LinkedHashSet<>(given);
        state.remove(formulas.yes);
        // What stands under [] in the same state is said twice.
        given.stream().filter(f -> f.isModal(true)).forEach(f -> state.remove(f.underModal()));
        Integer number = numbers.get(state);
        if (number == null) {
            number = states.size();
            if (number == MOST_STATES) {
                throw new TooLargeException(
                        "the automaton of a temporal formula has more than %d states"
                                .formatted(MOST_STATES));
            }
            numbers.put(state, number);
            states.add(state);
        }
        return number;
    }

    private List<Way> ways(Set<Formula> state) {
        List<Way> ways = new ArrayList<>();
        expand(
                new ArrayList<>(state),
                new TreeSet<>(),
                new Way(formulas.yes, Set.of(), Set.of()),
                ways);
        return ways;
    }

    /** Divides the formulas that are left, each once, and adds all ways that there are. */
    private void expand(List<Formula> left, Set<Integer> done, Way way, List<Way> ways) {
        if (way.label().isConstant(false)) {
            return;
        }
        if (left.isEmpty()) {
            ways.add(way);
            return;
        }
        Formula formula = left.getLast();
        List<Formula> others = left.subList(0, left.size() - 1);
        if (done.contains(formula.id)) {
            expand(others, done, way, ways);
            return;
        }
        Set<Integer> now = new TreeSet<>(done);
        now.add(formula.id);
        if (formula.letter) {
            expand(others, now, way.with(formulas.and(way.label(), formula)), ways);
            return;
        }
        switch (formula.shape) {
            case Shape.Junction(boolean conjunction, List<Formula> parts) -> {
                if (conjunction) {
                    expand(plus(others, parts), now, way, ways);
                } else {
                    parts.forEach(part -> expand(plus(others, List.of(part)), now, way, ways));
                }
            }
            case Shape.Modal(boolean always, Formula part) -> {
                List<Formula> more = plus(others, List.of(part));
                if (always) {
                    expand(more, now, way.then(formula, false), ways);
                } else {
                    expand(more, now, way, ways);
                    expand(others, now, way.then(formula, true), ways);
                }
            }
            default -> throw new IllegalStateException("a letter, formula=" + formula);
        }
    }

    private static List<Formula> plus(List<Formula> some, List<Formula> more) {
        List<Formula> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** Joins ways that differ in what they read, and leaves out those that another covers. */
    private List<Way> reduced(List<Way> ways) {
        Map<List<Set<Formula>>, Formula> labels = new LinkedHashMap<>();
        for (Way way : ways) {
            labels.merge(List.of(way.next(), way.postponed()), way.label(), formulas::or);
        }
        List<Way> joined = new ArrayList<>();
        labels.forEach((key, label) -> joined.add(new Way(label, key.get(0), key.get(1))));
        List<Way> kept = new ArrayList<>(joined);
        for (Way way : joined) {
            if (kept.stream().anyMatch(other -> !other.equals(way) && covers(other, way))) {
                kept.remove(way);
            }
        }
        return kept;
    }

    private boolean covers(Way wide, Way narrow) {
        return narrow.next().containsAll(wide.next())
                && narrow.postponed().containsAll(wide.postponed())
                && formulas.and(wide.label(), narrow.label()) == narrow.label();
    }

    private Transition transition(Way way) {
        return new Transition(way.label(), number(way.next()), marks(way.postponed()));
    }

    /** The acceptance sets without those of what is postponed; all sets must be known. */
    private long marks(Set<Formula> postponed) {
        long marks = 0;
        for (int set : postponable.values()) {
            marks |= 1L << set;
        }
        for (Formula formula : postponed) {
            marks &= ~(1L << Objects.requireNonNull(postponable.get(formula)));
        }
        return marks;
    }

    /** The components, numbered; those that accept nothing have the number -1. */
    private static List<Integer> components(List<List<Transition>> transitions, long acceptance) {
        Integer[] numbers = new Integer[transitions.size()];
        Arrays.fill(numbers, -1);
        Components components = new Components(numbers.length);
        components.find(
                IntStream.range(0, numbers.length).toArray(),
                (state, targets) -> transitions.get(state).forEach(t -> targets.push(t.target())),
                component -> {
                    if (accepts(component, transitions, acceptance)) {
                        for (int state : component) {
                            numbers[state] = component[0];
                        }
                    }
                });
        return Arrays.asList(numbers);
    }

    private static boolean accepts(
            int[] component, List<List<Transition>> transitions, long acceptance) {
        boolean any = false;
        long marks = 0;
        for (int state : component) {
            for (Transition transition : transitions.get(state)) {
                if (IntStream.of(component).anyMatch(inside -> inside == transition.target())) {
                    any = true;
                    marks |= transition.marks();
                }
            }
        }
        return any && marks == acceptance;
    }
}
