package org.fos.experiments.console;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does independent work, as much at a time as there are processors. */
public final class Parallel {
    private Parallel() {}

    /** Does the work in its order, and gives what it came to in the same order. */
    public static <T, R> List<R> map(List<T> work, Function<T, R> job) {
        int atOnce = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(atOnce)) {
            List<Future<R>> futures = new ArrayList<>();
            for (T one : work) {
                futures.add(pool.submit(() -> job.apply(one)));
            }
            return results(futures, pool);
        }
    }

    private static <R> List<R> results(List<Future<R>> futures, ExecutorService pool) {
        List<R> results = new ArrayList<>();
        try {
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            throw new UndecidedException("cancelled", e);
        } catch (ExecutionException e) {
            pool.shutdownNow();
            throw new UndecidedException("a model could not be checked: " + e.getMessage(), e);
        }
    }
}
