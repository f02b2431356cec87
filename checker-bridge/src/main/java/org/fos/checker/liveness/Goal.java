package org.fos.checker.liveness;

import com.google.common.collect.ImmutableList;

import java.util.ArrayList;
import java.util.List;

/**
 * What is looked for: a behaviour that satisfies all of this. Only {@code rest} needs an automaton;
 * what is said of infinitely many places, or of all from some place on, is read off the components
 * of the graph.
 *
 * @param anywhere whether {@code rest} may also become true in any later state; nothing else here
 *     depends on where a behaviour begins
 * @param rest a temporal formula
 * @param persistent a letter that holds from some place on
 * @param recurrent letters, each of which holds infinitely often
 * @param responses what holds infinitely often if something else does
 */
record Goal(
        boolean anywhere,
        Formula rest,
        Formula persistent,
        List<Formula> recurrent,
        List<Response> responses) {
    private static final int MOST = 4096;

    Goal {
        recurrent = ImmutableList.copyOf(recurrent);
        responses = ImmutableList.copyOf(responses);
    }

    /** If {@code cause} holds infinitely often then so does {@code effect}; both are letters. */
    record Response(Formula cause, Formula effect) {}

    /**
     * The goals of which at least one is met by each behaviour that satisfies both formulas.
     *
     * @param fairness what each behaviour satisfies
     * @param formula what is looked for
     * @throws TooLargeException if there are too many
     */
    static List<Goal> of(Formulas formulas, Formula fairness, Formula formula) {
        List<Goal> goals = new ArrayList<>();
        for (List<Formula> fair : choices(fairness)) {
            for (List<Formula> choice : choices(formula)) {
                List<Formula> all = new ArrayList<>(fair);
                all.addAll(choice);
                goals.add(sorted(formulas, formulas.junction(true, all)));
            }
        }
        return goals;
    }

    /** The conjunctions of which a formula is the disjunction. */
    private static List<List<Formula>> choices(Formula formula) {
        if (formula.letter || isResponse(formula)) {
            return List.of(List.of(formula));
        }
        if (formula.isJunction(false)) {
            List<List<Formula>> all = new ArrayList<>();
            formula.parts(false).forEach(part -> all.addAll(choices(part)));
            return all;
        }
        if (!formula.isJunction(true)) {
            return List.of(List.of(formula));
        }
        List<List<Formula>> all = List.of(List.of());
        for (Formula part : formula.parts(true)) {
            List<List<Formula>> more = new ArrayList<>();
            for (List<Formula> choice : choices(part)) {
                for (List<Formula> before : all) {
                    List<Formula> both = new ArrayList<>(before);
                    both.addAll(choice);
                    more.add(both);
                }
                if (more.size() > MOST) {
                    throw new TooLargeException(
                            "a temporal formula is a choice among more than %d conjunctions"
                                    .formatted(MOST));
                }
            }
            all = more;
        }
        return all;
    }

    private static boolean isResponse(Formula formula) {
        List<Formula> parts = formula.parts(false);
        return parts.size() == 2
                && ((parts.get(0).isTailOfLetter(false) && parts.get(1).isTailOfLetter(true))
                        || (parts.get(0).isTailOfLetter(true)
                                && parts.get(1).isTailOfLetter(false)));
    }

    private static Goal sorted(Formulas formulas, Formula conjunction) {
        List<Formula> rest = new ArrayList<>();
        Formula persistent = formulas.yes;
        List<Formula> recurrent = new ArrayList<>();
        List<Response> responses = new ArrayList<>();
        for (Formula part : conjunction.parts(true)) {
            if (part.isTailOfLetter(false)) {
                persistent = formulas.and(persistent, part.underModal().underModal());
            } else if (part.isTailOfLetter(true)) {
                recurrent.add(part.underModal().underModal());
            } else if (isResponse(part)) {
                responses.add(response(formulas, part.parts(false)));
            } else {
                rest.add(part);
            }
        }
        Formula all = formulas.junction(true, rest);
        boolean anywhere = all.isModal(false);
        return new Goal(
                anywhere, anywhere ? all.underModal() : all, persistent, recurrent, responses);
    }

    private static Response response(Formulas formulas, List<Formula> parts) {
        Formula first = parts.get(0).underModal().underModal();
        Formula second = parts.get(1).underModal().underModal();
        return parts.get(0).isTailOfLetter(false)
                ? new Response(formulas.not(first), second)
                : new Response(formulas.not(second), first);
    }
}
