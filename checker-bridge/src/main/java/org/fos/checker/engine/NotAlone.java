package org.fos.checker.engine;

/**
 * An evaluation beside others has come to an element for which a divided set has no cell yet, or of
 * a kind not met before. It must be made again, alone.
 */
public final class NotAlone extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAlone() {
        super("an element of a new kind", null, false, false);
    }
}
