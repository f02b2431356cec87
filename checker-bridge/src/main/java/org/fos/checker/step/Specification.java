package org.fos.checker.step;

import java.util.List;
import java.util.Optional;

/**
 * What a specification declares.
 *
 * @param module the module's name
 * @param variables its variables, in the order of their declaration
 * @param constants its constants, in the order of their declaration
 * @param actions the operators that stand in Next, in the order in which Next names them
 */
public record Specification(
        String module,
        List<String> variables,
        List<String> constants,
        List<ActionSignature> actions) {

    public Specification {
        variables = List.copyOf(variables);
        constants = List.copyOf(constants);
        actions = List.copyOf(actions);
    }

    /** The action of this name, if there is one. */
    public Optional<ActionSignature> action(String name) {
        return actions.stream().filter(action -> action.name().equals(name)).findFirst();
    }

    /** The actions that are steps of their own, without those that only gather others. */
    public List<ActionSignature> steps() {
        return actions.stream().filter(ActionSignature::step).toList();
    }
}
