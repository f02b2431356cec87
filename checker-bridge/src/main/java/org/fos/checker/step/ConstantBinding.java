package org.fos.checker.step;

import org.fos.checker.value.Value;

/** What a constant stands for. */
public sealed interface ConstantBinding {

    /** A constant given by its value. */
    record Given(Value value) implements ConstantBinding {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** A constant given by the name of a definition, such as {@code Nat}. */
    record Definition(String name) implements ConstantBinding {
        @Override
        public String toString() {
            return name;
        }
    }
}
