package org.fos.lib;

/**
 * Makes cooperative threads. Two kinds behave alike and give the same runs: continuations of the
 * JDK, which are fast and internal to it, and virtual threads that hand a baton on, which use
 * public API only. On neither may a thread suspend itself while it holds a monitor or a lock.
 */
public interface CooperativeThreads {
    /** The system property that picks the kind: {@code continuation} or {@code baton}. */
    String PROPERTY = "fos.threads";

    /**
     * Makes a thread that has not run yet.
     *
     * @param body what it runs
     */
    CooperativeThread create(Runnable body);

    /** Returns threads on the JDK's continuations. */
    static CooperativeThreads continuations() {
        return ContinuationThread::new;
    }

    /** Returns virtual threads that hand a baton on. */
    static CooperativeThreads baton() {
        return BatonThread::new;
    }

    /**
     * Returns the kind that the property {@value #PROPERTY} names; without it continuations, or the
     * baton where the JDK does not export them.
     */
    static CooperativeThreads byDefault() {
        String kind = System.getProperty(PROPERTY);
        return switch (kind) {
            case null -> ContinuationThread.isSupported() ? continuations() : baton();
            case "continuation" -> continuations();
            case "baton" -> baton();
            default ->
                    throw new IllegalArgumentException(
                            "unknown kind of threads %s=%s; available: continuation, baton"
                                    .formatted(PROPERTY, kind));
        };
    }
}
