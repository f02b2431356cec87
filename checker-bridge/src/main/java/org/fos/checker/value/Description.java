package org.fos.checker.value;

/** What a value is said to be; whether one is that can be told without making another. */
public interface Description {
    /** Whether a value is what is described. */
    boolean fits(Value value);

    /** What is described. */
    Value value();
}
