package org.fos.checker.engine;

import org.fos.checker.tree.Range;

/** Something that this engine does not evaluate; found before anything is run. */
public final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what, and where it is written. */
    public Unsupported(Range range, String what) {
        super(
                range + ": the compiled engine does not support " + what + "; use TLC for it",
                null,
                false,
                false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
