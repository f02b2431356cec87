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

    /** The cells that the last evaluation has read. */
    final Reads reads = new Reads();

    /**
     * A way to evaluate.
     *
     * @param lock shared by all evaluations of the same program
     */
    Evaluation(Evaluator evaluator, ReadWriteLock lock) {
        this.evaluator = evaluator;
        this.lock = lock;
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
