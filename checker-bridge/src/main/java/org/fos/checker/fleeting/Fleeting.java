package org.fos.checker.fleeting;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something that must be gone when this JVM ends: a process, a file, a folder. It goes when it is
 * closed; if the JVM ends before, as when somebody interrupts it, all go that are left, the last
 * one first. Once the JVM is ending nothing new can begin, as nobody would be left to end it.
 *
 * @param <T> what it is
 */
public final class Fleeting<T> implements AutoCloseable {
    private static final Deque<Fleeting<?>> LEFT = new ArrayDeque<>();
    private static boolean ending;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Fleeting::endAll));
        } catch (IllegalStateException e) {
            ending = true;
        }
    }

    private final T value;
    private final Consumer<? super T> end;

    private Fleeting(T value, Consumer<? super T> end) {
        this.value = value;
        this.end = end;
    }

    /**
     * Makes something that is to go.
     *
     * @param <T> what it is
     */
    public interface Beginning<T> {
        /**
         * Makes it.
         *
         * @throws IOException if it cannot be made
         */
        T begin() throws IOException;
    }

    /**
     * Makes something.
     *
     * @param end makes it go; may be asked twice, and by another thread
     * @throws IOException if it cannot be made, or this JVM is ending
     */
    public static <T> Fleeting<T> begin(Beginning<T> beginning, Consumer<? super T> end)
            throws IOException {
        synchronized (LEFT) {
            if (ending) {
                throw new IOException("cancelled: the JVM is ending");
            }
            Fleeting<T> made = new Fleeting<>(beginning.begin(), end);
            LEFT.push(made);
            return made;
        }
    }

    /** What it is. */
    public T get() {
        return value;
    }

    /** Makes it go. */
    @Override
    public void close() {
        end.accept(value);
        synchronized (LEFT) {
            LEFT.remove(this);
        }
    }

    private static void endAll() {
        List<Fleeting<?>> left;
        synchronized (LEFT) {
            ending = true;
            left = List.copyOf(LEFT);
        }
        left.forEach(Fleeting::close);
    }
}
