package org.fos.checker.engine;

import org.fos.checker.tree.Range;

/** An expression has no value, in the way in which TLC evaluates. */
public class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Range range;

    /** Says where and why. */
    public EvaluationException(Range range, String message) {
        super(message, null, false, false);
        this.range = range;
    }

    /** Where the expression is written. */
    public Range range() {
        return range;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
