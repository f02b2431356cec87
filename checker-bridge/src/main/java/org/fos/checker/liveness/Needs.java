package org.fos.checker.liveness;

import org.fos.checker.liveness.Automaton.Transition;
import org.fos.checker.liveness.Goal.Response;

import java.util.List;

/** What the steps of a component, or of a cycle, still lack for a goal to be met by going round. */
final class Needs {
    private final Formulas formulas;
    private final Goal goal;
    private final Product product;
    private final boolean[] recurred;
    private final boolean[] caused;
    private final boolean[] answered;
    private long marks;
    private boolean steps;

    /** All that a goal needs; nothing has been seen yet. */
    Needs(Formulas formulas, Goal goal, Product product, long acceptance) {
        this.formulas = formulas;
        this.goal = goal;
        this.product = product;
        this.marks = acceptance;
        this.recurred = new boolean[goal.recurrent().size()];
        this.caused = new boolean[goal.responses().size()];
        this.answered = new boolean[goal.responses().size()];
    }

    /** What a cycle needs that satisfies a goal just as the component does in which it lies. */
    Needs ofCycle(long acceptance) {
        Needs needs = new Needs(formulas, goal, product, acceptance);
        for (int i = 0; i < answered.length; i++) {
            needs.answered[i] = !answered[i];
        }
        return needs;
    }

    /** Takes note of a step. */
    void see(Transition transition, int from, int to) {
        steps = true;
        marks &= ~transition.marks();
        for (int i = 0; i < recurred.length; i++) {
            recurred[i] = recurred[i] || product.test(goal.recurrent().get(i), from, to);
        }
        List<Response> responses = goal.responses();
        for (int i = 0; i < answered.length; i++) {
            answered[i] = answered[i] || product.test(responses.get(i).effect(), from, to);
            if (!answered[i] && !caused[i]) {
                caused[i] = product.test(responses.get(i).cause(), from, to);
            }
        }
    }

    /** Whether a step would give something that is lacking. */
    boolean wants(Transition transition, int from, int to) {
        if (!steps || (marks & transition.marks()) != 0) {
            return true;
        }
        for (int i = 0; i < recurred.length; i++) {
            if (!recurred[i] && product.test(goal.recurrent().get(i), from, to)) {
                return true;
            }
        }
        for (int i = 0; i < answered.length; i++) {
            if (!answered[i] && product.test(goal.responses().get(i).effect(), from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing is lacking, whatever else is seen. */
    boolean isComplete() {
        return !lacksForGood() && all(answered);
    }

    /** Whether something is lacking that no part of the component has either. */
    boolean lacksForGood() {
        return !steps || marks != 0 || !all(recurred);
    }

    /** What must hold of the steps for no cause to be left without its effect. */
    Formula withoutCauses() {
        Formula letter = formulas.yes;
        for (int i = 0; i < answered.length; i++) {
            if (caused[i] && !answered[i]) {
                letter = formulas.and(letter, formulas.not(goal.responses().get(i).cause()));
            }
        }
        return letter;
    }

    private static boolean all(boolean[] flags) {
        for (boolean flag : flags) {
            if (!flag) {
                return false;
            }
        }
        return true;
    }
}
