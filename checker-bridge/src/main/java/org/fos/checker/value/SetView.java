package org.fos.checker.value;

/** A set, which may be infinite or not be written out. */
public interface SetView {

    /** Whether a value is an element. */
    boolean contains(Value value);

    /** Whether the set has finitely many elements. */
    boolean isFinite();

    /**
     * The set written out.
     *
     * @throws TooLarge if it is infinite, or has more elements than can be held
     */
    SetValue materialise();

    /** A set that cannot be written out. */
    final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Says which set. */
        public TooLarge(String what) {
            super(what, null, false, false);
        }
    }
}
