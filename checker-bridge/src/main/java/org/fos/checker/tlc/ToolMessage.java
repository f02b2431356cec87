package org.fos.checker.tlc;

/**
 * One message of TLC's {@code -tool} mode. The codes are those of TLC's class {@code EC}.
 *
 * @param code {@link #PLAIN} for a line outside all messages
 */
record ToolMessage(int code, int severity, String text) {
    static final int PLAIN = -1;

    static final int ERROR = 1;
    static final int BUG = 2;
    static final int WARNING = 3;
    static final int STATE = 4;

    boolean isError() {
        return severity == ERROR || severity == BUG;
    }
}
