package org.fos.checker.tlc;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The behaviour in which a simulation found a violation. TLC goes on sampling while it prints that
 * behaviour, and overwrites it: what it prints may end early. Told to stop after the very behaviour
 * that violates, it has nothing to overwrite it with; so that number is looked for.
 */
final class WholeBehaviour {
    private final TlcRun run;
    private final Simulation simulation;

    private WholeBehaviour(TlcRun run, Simulation simulation) {
        this.run = run;
        this.simulation = simulation;
    }

    /**
     * The same violation with its whole behaviour, and the first run's statistics; as it is if the
     * run draws its seeds, or does not come to the same violation again.
     */
    static CheckResult.Violated of(TlcRun run, CheckResult.Violated found) {
        Optional<Simulation> simulation = run.simulation();
        if (simulation.isEmpty() || run.seed().isEmpty()) {
            return found;
        }
        return new WholeBehaviour(run, simulation.get())
                .first()
                .map(whole -> with(found, whole))
                .orElse(found);
    }

    private static CheckResult.Violated with(CheckResult.Violated found, Behaviour whole) {
        return new CheckResult.Violated(found.kind(), found.property(), whole, found.statistics());
    }

    /** The behaviour of the smallest number of behaviours among which there is a violation. */
    private Optional<Behaviour> first() {
        long none = 0;
        long some = 1;
        Optional<Behaviour> found = among(some);
        while (found.isEmpty() && some < most()) {
            none = some;
            some = Math.min(2 * some, most());
            found = among(some);
        }
        while (found.isPresent() && some - none > 1) {
            long middle = none + (some - none) / 2;
            Optional<Behaviour> earlier = among(middle);
            if (earlier.isPresent()) {
                some = middle;
                found = earlier;
            } else {
                none = middle;
            }
        }
        return found;
    }

    private long most() {
        return simulation.behaviours().orElse(Long.MAX_VALUE / 4);
    }

    private Optional<Behaviour> among(long behaviours) {
        Simulation fewer = new Simulation(OptionalLong.of(behaviours), simulation.depth());
        CheckResult result = Tlc.checkOnce(run.withSimulation(fewer), ProgressListener.NONE);
        return result instanceof CheckResult.Violated violated
                ? Optional.of(violated.counterexample())
                : Optional.empty();
    }
}
