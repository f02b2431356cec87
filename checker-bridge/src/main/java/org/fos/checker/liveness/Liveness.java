package org.fos.checker.liveness;

import com.google.common.collect.ImmutableList;

import org.fos.checker.liveness.Product.Reached;
import org.fos.checker.tree.SpecTree.Named;
import org.fos.checker.tree.Temporal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks temporal properties of all behaviours of a state graph that are fair.
 *
 * <p>For each property it looks for a behaviour that is fair and violates it, as follows.
 *
 * <ol>
 *   <li>The fairness conditions and the property's negation are brought into negation normal form
 *       over {@code []} and {@code <>}. {@code WF_v(A)} is {@code []<>(~ENABLED <<A>>_v \/
 *       <<A>>_v)}; {@code SF_v(A)} is {@code <>[]~ENABLED <<A>>_v \/ []<><<A>>_v}. Quantifiers over
 *       constant sets are written out. TLA+ has no other operators in what can be checked.
 *   <li>What is said is divided into goals, of which one must be met. Conjuncts {@code []<>p},
 *       {@code <>[]p} and {@code <>[]p \/ []<>q}, where p and q speak of single states and steps,
 *       are conditions on what recurs: Büchi, co-Büchi and Streett conditions. Weak fairness is one
 *       of the first kind, strong fairness of the last.
 *   <li>For the rest of a goal a generalised Büchi automaton with letters and acceptance on its
 *       transitions is made by a tableau (R. Gerth, D. Peled, M. Vardi, P. Wolper, "Simple
 *       on-the-fly automatic verification of linear temporal logic", PSTV 1995; acceptance on
 *       transitions as in J.-M. Couvreur, "On-the-fly verification of linear temporal logic", FM
 *       1999). For {@code P ~> Q} it has two states, for {@code []<>P} and fairness one. What must
 *       become true some time is looked for from each reachable state on, which saves the automaton
 *       the waiting.
 *   <li>In the product of graph and automaton, the steps that leave a state as it is included,
 *       strongly connected components are searched that meet all conditions (E. A. Emerson, C.-L.
 *       Lei, "Modalities for model checking: branching time logic strikes back", Science of
 *       Computer Programming 8, 1987; O. Lichtenstein, A. Pnueli, "Checking that finite state
 *       concurrent programs satisfy their linear specification", POPL 1985). Where a Streett
 *       condition fails, its causes are taken out of the component, and what is left is searched
 *       again.
 *   <li>From a component that meets them a cycle is read off which gives what each condition needs,
 *       and before it a shortest way to the component.
 * </ol>
 *
 * <p>The search holds five integers for each node of the product, two for each state, and one for
 * each edge that leaves the path in hand.
 *
 * <p>As in TLC, a behaviour may stutter for ever wherever fairness does not forbid it, and a state
 * without successors does. Conjuncts of a property that are no promise of progress are better
 * checked apart, see {@link Parts}.
 */
public final class Liveness {
    private final Formulas formulas = new Formulas();
    private final Translation translation;
    private final Formula fairness;
    private final List<Named<Formula>> negations;

    private Liveness(
            List<Temporal> fairness, List<Named<Temporal>> properties, Constants constants) {
        this.translation = new Translation(formulas, constants);
        this.fairness = formulas.junction(true, fairness.stream().map(translation::of).toList());
        this.negations =
                properties.stream()
                        .map(p -> new Named<>(p.name(), negation(p.formula())))
                        .collect(ImmutableList.toImmutableList());
    }

    private Formula negation(Temporal property) {
        return formulas.not(translation.of(property));
    }

    /**
     * A check of properties.
     *
     * @param fairness what is true of each behaviour, besides what the state graph says
     */
    public static Liveness of(
            List<Temporal> fairness, List<Named<Temporal>> properties, Constants constants) {
        return new Liveness(fairness, properties, constants);
    }

    /** What the graph is asked about states and steps, by number. */
    public List<Atom> atoms() {
        return translation.atoms();
    }

    /** A property with a fair behaviour that violates it. */
    public record Violation(String property, Lasso behaviour) {}

    /**
     * Looks for a violation of the properties, one after the other in the given order.
     *
     * @throws TooLargeException if this would take more memory than can be addressed
     */
    public Optional<Violation> check(StateGraph graph) {
        Letters letters = new Letters(graph, atoms());
        Automaton anything = Tableau.of(formulas, formulas.yes);
        Reached states =
                new Product(graph, anything, letters, formulas.yes).reached(graph.initial());
        for (Named<Formula> negation : negations) {
            for (Goal goal : Goal.of(formulas, fairness, negation.formula())) {
                Optional<Lasso> lasso = new Search(formulas, goal, graph, states, letters).run();
                if (lasso.isPresent()) {
                    return Optional.of(new Violation(negation.name(), lasso.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The automata that the properties take, for each goal of each; for tests and measurements. */
    List<Automaton> automata() {
        List<Automaton> automata = new ArrayList<>();
        for (Named<Formula> negation : negations) {
            for (Goal goal : Goal.of(formulas, fairness, negation.formula())) {
                automata.add(Tableau.of(formulas, goal.rest()));
            }
        }
        return automata;
    }
}
