package org.fos.checker.engine;

/** {@code \E}, asked only if what it needs whatever its element is holds. */
final class Screened extends Node.Truth {
    private final Node screen;
    private final Node quantified;

    Screened(Node screen, Node quantified) {
        super(quantified.range);
        this.screen = screen;
        this.quantified = quantified;
    }

    @Override
    boolean test(Frame f) {
        return !fails(f) && quantified.test(f);
    }

    /**
     * What has no value says nothing: it may stand behind a guard that is FALSE of each element.
     */
    private boolean fails(Frame f) {
        try {
            return !screen.test(f);
        } catch (EvaluationException e) {
            return false;
        }
    }
}
