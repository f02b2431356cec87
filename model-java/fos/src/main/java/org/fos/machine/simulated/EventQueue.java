package org.fos.machine.simulated;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * What is to happen, ordered by time, and among equal times by the order in which it was added: a
 * binary heap on arrays.
 *
 * @param <E> the kind of events
 */
final class EventQueue<E> {
    private static final int INITIAL_CAPACITY = 64;

    private long[] times = new long[INITIAL_CAPACITY];
    private long[] sequences = new long[INITIAL_CAPACITY];
    private @Nullable Object[] events = new @Nullable Object[INITIAL_CAPACITY];
    private int size;
    private long nextSequence;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * Adds an event.
     *
     * @param time when it is to happen
     * @param event what is to happen
     */
    void add(long time, E event) {
        if (size == times.length) {
            grow();
        }
        siftUp(size++, time, nextSequence++, event);
    }

    /**
     * Returns the time of the first event.
     *
     * @throws NoSuchElementException if there is none
     */
    long firstTime() {
        requireNotEmpty();
        return times[0];
    }

    /**
     * Takes the first event.
     *
     * @throws NoSuchElementException if there is none
     */
    E removeFirst() {
        requireNotEmpty();
        E first = event(0);
        size--;
        long time = times[size];
        long sequence = sequences[size];
        E last = event(size);
        events[size] = null;
        if (size > 0) {
            siftDown(time, sequence, last);
        }
        return first;
    }

    /** Returns all events in their order; meant for rare occasions. */
    List<Timed<E>> inOrder() {
        List<Timed<E>> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(new Timed<>(times[i], sequences[i], event(i)));
        }
        all.sort(Timed::compareTo);
        return all;
    }

    /**
     * An event with its place in the queue.
     *
     * @param time when it is to happen
     * @param sequence how many were added before it
     * @param event what is to happen
     */
    record Timed<E>(long time, long sequence, E event) {
        int compareTo(Timed<E> other) {
            return time != other.time
                    ? Long.compare(time, other.time)
                    : Long.compare(sequence, other.sequence);
        }
    }

    private void siftUp(int start, long time, long sequence, E event) {
        int hole = start;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!isBefore(time, sequence, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, time, sequence, event);
    }

    private void siftDown(long time, long sequence, E event) {
        int hole = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && isBefore(times[child + 1], sequences[child + 1], child)) {
                child++;
            }
            if (isBefore(time, sequence, child)) {
                break;
            }
            move(child, hole);
            hole = child;
            child = 2 * hole + 1;
        }
        put(hole, time, sequence, event);
    }

    private boolean isBefore(long time, long sequence, int index) {
        return time < times[index] || (time == times[index] && sequence < sequences[index]);
    }

    private void move(int source, int target) {
        times[target] = times[source];
        sequences[target] = sequences[source];
        events[target] = events[source];
    }

    private void put(int index, long time, long sequence, E event) {
        times[index] = time;
        sequences[index] = sequence;
        events[index] = event;
    }

    @SuppressWarnings("unchecked") // only add() puts elements, and it takes nothing but E
    private E event(int index) {
        return (E) Objects.requireNonNull(events[index]);
    }

    private void requireNotEmpty() {
        if (size == 0) {
            throw new NoSuchElementException("no event is left");
        }
    }

    private void grow() {
        int capacity = 2 * size;
        times = Arrays.copyOf(times, capacity);
        sequences = Arrays.copyOf(sequences, capacity);
        events = Arrays.copyOf(events, capacity);
    }
}
