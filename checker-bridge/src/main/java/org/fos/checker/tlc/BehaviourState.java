package org.fos.checker.tlc;

import com.google.common.collect.ImmutableMap;

import org.fos.checker.value.Value;

import java.util.Map;
import java.util.Optional;

/**
 * One state of a behaviour.
 *
 * @param number its position in the behaviour, from 1
 * @param action the action that led to it; "Initial predicate" for the first state, empty where TLC
 *     knows no name
 * @param place where the action stands in the specification
 * @param variables the values by the variables' names, in the order in which TLC prints them
 * @param unread what TLC prints for variables that have no value (an action left them unassigned)
 */
public record BehaviourState(
        int number,
        String action,
        Optional<Place> place,
        Map<String, Value> variables,
        Map<String, String> unread) {

    public BehaviourState {
        variables = ImmutableMap.copyOf(variables);
        unread = ImmutableMap.copyOf(unread);
    }
}
