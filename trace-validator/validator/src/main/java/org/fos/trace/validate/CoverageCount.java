package org.fos.trace.validate;

import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.Specification;
import org.fos.trace.format.Event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what events exercise. */
final class CoverageCount {
    private final Specification specification;
    private final Mapping mapping;
    private final Map<String, Long> actions = new TreeMap<>();
    private final Set<String> constrained = new HashSet<>();

    CoverageCount(Specification specification, Mapping mapping) {
        this.specification = specification;
        this.mapping = mapping;
    }

    void add(Event event) {
        actions.merge(mapping.specified(event.action()), 1L, Long::sum);
        event.after().forEach(fact -> constrained.add(fact.variable()));
    }

    /** Counts so many events of an action more. */
    void add(String recorded, long count) {
        actions.merge(mapping.specified(recorded), count, Long::sum);
    }

    /** Something was said of a variable. */
    void constrain(String variable) {
        constrained.add(variable);
    }

    Coverage coverage() {
        Set<String> counted = new HashSet<>(actions.keySet());
        mapping.hidden().forEach(hidden -> counted.add(hidden.action()));
        List<String> neverTaken = new ArrayList<>();
        for (ActionSignature step : specification.steps()) {
            if (!counted.contains(step.name())) {
                neverTaken.add(step.name());
            }
        }
        List<String> neverConstrained =
                specification.variables().stream()
                        .filter(variable -> !constrained.contains(variable))
                        .toList();
        return new Coverage(actions, neverTaken, neverConstrained);
    }
}
