package org.fos.checker.front;

import org.fos.checker.step.SpecificationException.Kind;
import org.fos.checker.tree.Range;

/** Ends a translation: something in the specification has no tree. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    private Refused(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** What the engine does not know how to evaluate. */
    static Refused unsupported(Range range, String what) {
        return new Refused(
                Kind.UNSUPPORTED,
                range + ": the compiled engine does not support " + what + "; use TLC for it");
    }

    /** What is wrong with the specification or its configuration. */
    static Refused wrong(Kind kind, String message) {
        return new Refused(kind, message);
    }

    Kind kind() {
        return kind;
    }
}
