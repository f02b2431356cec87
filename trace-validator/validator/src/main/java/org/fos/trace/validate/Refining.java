package org.fos.trace.validate;

import org.fos.checker.step.Breach;
import org.fos.checker.step.Refinement;
import org.fos.checker.step.Stepper;
import org.fos.trace.validate.Frontier.Break;
import org.fos.trace.validate.Rejection.Difference;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What the reader of a verdict is told of a refinement that a trace was held to. */
final class Refining {
    private Refining() {}

    /** What stands against an event. */
    static Rejection.Reason reason(
            Stepper stepper, List<Difference> differences, @Nullable Break broken) {
        if (broken != null) {
            return new Rejection.Unrefined(breach(stepper, broken));
        }
        return differences.isEmpty()
                ? new Rejection.NotEnabled()
                : new Rejection.FactsDiffer(List.copyOf(differences));
    }

    private static Breach breach(Stepper stepper, Break broken) {
        return stepper.refinement()
                .map(r -> r.explain(broken.property(), broken.from(), broken.to()))
                .orElseThrow();
    }

    /** What was held to, and what no finite trace can show. */
    static List<String> notes(Stepper stepper) {
        List<String> notes = new ArrayList<>();
        stepper.refinement().ifPresent(refinement -> tell(refinement, notes));
        return notes;
    }

    private static void tell(Refinement refinement, List<String> notes) {
        notes.add(
                "every step was held to %s too"
                        .formatted(String.join(", ", refinement.properties())));
        refinement
                .beyondSteps()
                .forEach(
                        part ->
                                notes.add(
                                        "a part of %s was not: no trace that ends shows it"
                                                .formatted(part)));
    }
}
