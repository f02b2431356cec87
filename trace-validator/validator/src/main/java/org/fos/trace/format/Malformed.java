package org.fos.trace.format;

/** What is wrong within a line; whoever knows file and line passes it on. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean cut;

    Malformed(String reason) {
        this(reason, false);
    }

    Malformed(String reason, boolean cut) {
        super(reason);
        this.cut = cut;
    }

    /** Whether the line ends too early. */
    boolean isCut() {
        return cut;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
