package org.fos.checker.step;

import org.fos.checker.value.Value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A state of a specification; two are equal when all variables are. */
public interface State {

    /**
     * The value of a variable.
     *
     * @throws IllegalArgumentException if the specification has no such variable
     */
    Value get(String variable);

    /**
     * The value found from a variable by applying it to keys, one after the other; empty where a
     * key is outside a domain or a value is no function.
     *
     * @throws IllegalArgumentException if the specification has no such variable
     */
    Optional<Value> at(String variable, List<Value> keys);

    /** All variables with their values, in the order in which the specification declares them. */
    Map<String, Value> toMap();
}
