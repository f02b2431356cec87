package org.fos.checker.parse;

import org.fos.checker.value.Value;

import java.util.Optional;

/** What a configuration says of one constant, or of one operator that it replaces. */
public sealed interface ConstantBinding {

    /** The constant or operator. */
    String name();

    /** The only module in which it is so; empty if it is so in all. */
    Optional<String> module();

    /**
     * {@code name = value}, or {@code name = [module] value}: where the name has it in that module
     * only. TLC knows numbers from 0 to 2^31-1, Booleans, strings, model values and sets of these
     * here; another value is an {@link IllegalArgumentException}.
     */
    record Assignment(String name, Optional<String> module, Value value)
            implements ConstantBinding {
        public Assignment {
            if (!ConfigText.canBeWritten(value)) {
                throw new IllegalArgumentException(
                        "a configuration cannot hold this value, constant=%s, value=%s"
                                .formatted(name, value));
            }
        }

        /** One that holds in all modules. */
        public Assignment(String name, Value value) {
            this(name, Optional.empty(), value);
        }

        @Override
        public String toString() {
            return name + " = " + module.map(m -> "[" + m + "] ").orElse("") + value;
        }
    }

    /**
     * {@code name <- operator}, or {@code name <- [module] operator}: where the name is replaced in
     * that module only.
     */
    record Substitution(String name, Optional<String> module, String operator)
            implements ConstantBinding {

        @Override
        public String toString() {
            return name + " <- " + module.map(m -> "[" + m + "] ").orElse("") + operator;
        }
    }
}
