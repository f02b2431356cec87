package org.fos.checker.explore;

import org.fos.checker.engine.Evaluator;
import org.fos.checker.engine.NotAlone;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.Supplier;

/**
 * How one thread finds out what is not known: beside other threads if that can be, alone if not.
 * What has been found out is taken in before anybody can change what cells there are.
 */
final class Evaluation {
    final Evaluator evaluator;
    private final ReadWriteLock lock;

    /** What aspects say, found out by this thread. */
    final Decisions.Saying saying;

    /** The cells that the last evaluation has read. */
    final Reads reads = new Reads();

    /**
     * A way to evaluate.
     *
     * @param lock shared by all evaluations of the same program
     * @param asking finds out what an aspect says of a value
     */
    Evaluation(Evaluator evaluator, ReadWriteLock lock, Asking asking) {
        this.evaluator = evaluator;
        this.lock = lock;
        this.saying = (aspect, number) -> asking.of(this, aspect, number);
    }

    /** Asks what an aspect says of a value. */
    interface Asking {
        int of(Evaluation by, Seen aspect, int number);
    }

    /** Does what finds something out and takes it in; twice if it turns out to need the others. */
    <T> T of(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return begun(work, false);
        } catch (NotAlone e) {
            // Alone, then.
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            return begun(work, true);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T begun(Supplier<T> work, boolean alone) {
        evaluator.setAlone(alone);
        reads.begin();
        return work.get();
    }
}
