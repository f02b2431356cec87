package org.fos.lib;

import com.google.common.base.Throwables;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Semaphore;

/**
 * A cooperative thread on a virtual thread: whoever holds the baton runs, the other waits. A thread
 * that is never resumed again stays parked, and costs its memory until the JVM ends. The switch is
 * fast only if the resuming thread is virtual too.
 */
final class BatonThread implements CooperativeThread {
    private final Semaphore mine = new Semaphore(0);
    private final Semaphore theirs = new Semaphore(0);
    private final Thread thread;
    private boolean started;
    private volatile boolean ended;
    private volatile @Nullable Throwable thrown;

    BatonThread(Runnable body) {
        thread =
                Thread.ofVirtual()
                        .unstarted(
                                () -> {
                                    try {
                                        body.run();
                                    } catch (Throwable t) {
                                        thrown = t;
                                    } finally {
                                        ended = true;
                                        theirs.release();
                                    }
                                });
    }

    @Override
    public void resume() {
        if (started) {
            mine.release();
        } else {
            started = true;
            thread.start();
        }
        theirs.acquireUninterruptibly();
        Throwable failure = thrown;
        if (failure != null) {
            thrown = null;
            Throwables.throwIfUnchecked(failure);
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void suspend() {
        theirs.release();
        mine.acquireUninterruptibly();
    }

    @Override
    public boolean ended() {
        return ended;
    }
}
