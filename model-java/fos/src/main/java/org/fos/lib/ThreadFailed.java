package org.fos.lib;

/** A cooperative thread threw an exception; names the thread, and with it the message it served. */
public final class ThreadFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ThreadFailed(String thread, Throwable cause) {
        super("%s threw %s".formatted(thread, cause), cause);
    }
}
