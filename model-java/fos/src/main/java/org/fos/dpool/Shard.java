package org.fos.dpool;

import com.google.common.collect.ImmutableList;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * The elements at one member, in no order that anybody may rely on: a client gets the one that came
 * last, which is likely to be warm; others get those that came first.
 */
final class Shard<E> {
    private final Deque<E> elements = new ArrayDeque<>();

    int size() {
        return elements.size();
    }

    boolean isEmpty() {
        return elements.isEmpty();
    }

    void add(E element) {
        elements.addLast(element);
    }

    void addAll(Collection<E> block) {
        elements.addAll(block);
    }

    /**
     * Returns the element that {@link #take} would take.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    E peek() {
        return elements.getLast();
    }

    /**
     * Takes an element.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    E take() {
        return elements.removeLast();
    }

    /** Takes so many elements, or all if there are fewer. */
    ImmutableList<E> takeBlock(int size) {
        ImmutableList.Builder<E> block = ImmutableList.builder();
        for (int i = 0; i < size && !elements.isEmpty(); i++) {
            block.add(elements.removeFirst());
        }
        return block.build();
    }

    ImmutableList<E> all() {
        return ImmutableList.copyOf(elements);
    }
}
