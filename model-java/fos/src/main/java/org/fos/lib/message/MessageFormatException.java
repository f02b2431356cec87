package org.fos.lib.message;

/** The bytes of a message are not those of the type that was to be read from them. */
public final class MessageFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String got;
    private final String expected;

    /**
     * @param offset where in the message the unexpected bytes begin, in bytes from its start
     * @param got what stands there
     * @param expected what was to be read there
     */
    public MessageFormatException(int offset, String got, String expected) {
        super("malformed message at byte " + offset + ": got " + got + ", expected " + expected);
        this.offset = offset;
        this.got = got;
        this.expected = expected;
    }

    /** Where in the message the unexpected bytes begin, in bytes from its start. */
    public int offset() {
        return offset;
    }

    /** What stands at the offset. */
    public String got() {
        return got;
    }

    /** What was to be read at the offset. */
    public String expected() {
        return expected;
    }
}
