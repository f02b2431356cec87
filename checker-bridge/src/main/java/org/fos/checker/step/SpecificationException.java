package org.fos.checker.step;

/** A specification that cannot be loaded. Its message says what is wrong, where, and what to do. */
public final class SpecificationException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong with the specification. */
    public enum Kind {
        /** A file is missing or unreadable. */
        MISSING_FILE,
        /** The module is no TLA+, or uses what is not defined. */
        MODULE,
        /** The configuration file is malformed or names what does not exist. */
        CONFIGURATION,
        /** A constant has no value, or a value names no constant. */
        CONSTANT,
        /** An assumption does not hold for these constants. */
        ASSUMPTION,
        /** There is no next-state relation to step by. */
        BEHAVIOUR,
        /** It has what the engine does not know how to evaluate. */
        UNSUPPORTED
    }

    private final Kind kind;

    /** Says what is wrong. */
    public SpecificationException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What is wrong with the specification. */
    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
