package org.fos.trace.validate;

import org.fos.checker.step.ActionSignature;
import org.fos.checker.step.Specification;
import org.fos.trace.format.Event;
import org.fos.trace.format.Fact;

import java.util.List;
import java.util.Optional;

/** Holds the names in a trace against those of the specification. */
public final class Vocabulary {
    private final Specification specification;
    private final Mapping mapping;

    /** The names of a specification, under a mapping. */
    public Vocabulary(Specification specification, Mapping mapping) {
        this.specification = specification;
        this.mapping = mapping;
    }

    /** What is wrong with the mapping, if anything. */
    public Optional<String> faultOfMapping() {
        for (String name : mapping.renamed().values()) {
            if (specification.action(name).isEmpty()) {
                return Optional.of(unknownAction(name));
            }
        }
        for (Mapping.Hidden hidden : mapping.hidden()) {
            if (specification.action(hidden.action()).isEmpty()) {
                return Optional.of(unknownAction(hidden.action()));
            }
        }
        return Optional.empty();
    }

    /** What is wrong with the names in an event, if anything. */
    public Optional<String> fault(Event event) {
        String name = mapping.specified(event.action());
        Optional<ActionSignature> action = specification.action(name);
        if (action.isEmpty()) {
            return Optional.of(unknownAction(name));
        }
        for (String arg : event.args().keySet()) {
            if (!action.get().accepts(arg)) {
                return Optional.of(unknownArgument(action.get(), arg));
            }
        }
        for (Fact fact : event.after()) {
            if (!specification.variables().contains(fact.variable())) {
                return Optional.of(
                        "%s has no variable named %s; it declares: %s"
                                .formatted(
                                        specification.module(),
                                        fact.variable(),
                                        String.join(", ", specification.variables())));
            }
        }
        return Optional.empty();
    }

    private String unknownAction(String name) {
        List<String> names = specification.steps().stream().map(ActionSignature::name).toList();
        return "no action named %s stands in Next of %s; it has: %s"
                .formatted(name, specification.module(), String.join(", ", names));
    }

    private static String unknownArgument(ActionSignature action, String arg) {
        String bound =
                action.boundVariables().isEmpty()
                        ? ""
                        : " and binds: " + String.join(", ", action.boundVariables());
        String parameters =
                action.parameters().isEmpty() ? "none" : String.join(", ", action.parameters());
        return "action %s has no parameter named %s; its parameters: %s%s"
                .formatted(action.name(), arg, parameters, bound);
    }
}
