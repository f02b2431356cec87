package org.fos.trace.validate;

import org.fos.checker.step.State;
import org.fos.checker.step.Stepper;
import org.fos.trace.format.Event;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How the states that explain a trace came about, though the way there was walked without keeping
 * it: now and then a state is kept, and the events since are walked again when somebody asks.
 */
final class Recall {
    private final History history;
    private final Stepper stepper;
    private final Mapping mapping;
    private final ValidationOptions options;
    private @Nullable Kept older;
    private @Nullable Kept newer;

    /** The only state that explained so many events. */
    private record Kept(long events, State state) {}

    Recall(History history, Stepper stepper, Mapping mapping, ValidationOptions options) {
        this.history = history;
        this.stepper = stepper;
        this.mapping = mapping;
        this.options = options;
    }

    /** Whether it is time to keep a state. */
    boolean isDue(long events) {
        return newer == null || events - newer.events() >= options.historyEvents();
    }

    /** Keeps a state, the only one that explains so many events. */
    void keep(long events, State state) {
        older = newer;
        newer = new Kept(events, state);
    }

    /**
     * The same candidates with their past.
     *
     * @param events how many events they explain
     */
    List<Candidate> recalled(List<Candidate> candidates, long events) {
        Kept from = older == null ? newer : older;
        if (from == null) {
            return candidates;
        }
        Frontier again = new Frontier(stepper, mapping, options);
        again.restart(from.state());
        for (long number = from.events() + 1; number <= events; number++) {
            Event event = history.event(number);
            if (event == null || !(again.move(event) instanceof Frontier.Move.Explained)) {
                return candidates;
            }
        }
        return states(again.candidates()).equals(states(candidates))
                ? again.candidates()
                : candidates;
    }

    private static List<State> states(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::state).toList();
    }
}
